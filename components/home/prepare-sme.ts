import {
  figureText,
  goalHref,
  goalMark,
  namesUnit,
  perThousandText,
  spokenTarget,
  spokenValue,
  targetText,
  trendText,
} from './goal-words'
import type { Goal, HomeFacts, HomeWords } from './home-facts'
import { objectiveTiles, plainVersionsTile, type UseCaseNote } from './shared-tiles'
import { type Story, type StoryTile, TILES_MAX } from './story'

const GOALS_MAX = 5

export type GoalCount = { missed: Goal[]; near: Goal[]; met: Goal[]; without: Goal[] }

export function countGoals(goals: readonly Goal[]): GoalCount {
  const of = (verdict: Goal['verdict']) => goals.filter((goal) => goal.verdict === verdict)
  return { missed: of('missed'), near: of('near_limit'), met: of('met'), without: of('no_data') }
}

function sentenceOf(goals: readonly Goal[], { missed, near, without }: GoalCount, words: HomeWords): string {
  const { t } = words
  const whole = goals.length
  if (whole === 0) return t('sme.none')
  if (without.length === whole) return t('sme.noFigures', { count: whole })
  const [worst] = [...missed, ...near]
  if (!worst?.newest) return t('sme.allMet', { count: whole - without.length })
  const values = {
    whole,
    name: worst.name,
    value: spokenValue(worst.newest.value, worst, words),
    goal: spokenTarget(worst, words),
  }
  return missed.length > 0
    ? t('sme.missed', { count: missed.length, ...values })
    : t('sme.near', { count: near.length, ...values })
}

function whyOf(goals: readonly Goal[], { missed, near, met, without }: GoalCount, { t }: HomeWords): string {
  if (goals.length === 0) return t('sme.noneWhy')
  const parts = []
  if (missed.length > 0 && near.length > 0) parts.push(t('sme.whyNear', { count: near.length }))
  if (missed.length + near.length > 0 && met.length > 0) parts.push(t('sme.whyMet', { count: met.length }))
  if (without.length > 0 && without.length < goals.length) parts.push(t('sme.whyNoData', { count: without.length }))
  return parts.join(' ')
}

/** One goal: value, verdict, how far, where it comes from, how it is measured. */
function goalTile(goal: Goal, words: HomeWords): StoryTile {
  const { t } = words
  const lead = perThousandText(goal, words)
  const note = trendText(goal, words)
  const target = t('goal.hint', { goal: goal.newest ? spokenTarget(goal, words) : targetText(goal, words) })
  const figure = goal.newest && figureText(goal.newest.value, goal.unit, words)
  const unit = figure && !namesUnit(goal) ? figure.words : ''
  return {
    id: `goal ${goal.slug}`,
    title: goal.name,
    span: 4,
    mark: goalMark(goal, words),
    ...(figure && { figure: { value: figure.value, words: [unit, target].filter(Boolean).join(' · ') } }),
    lead: [figure ? null : target, lead].filter(Boolean).join(' '),
    ...(note && {
      note,
      trend: { values: goal.trend.map(({ value }) => value), limit: goal.target, label: note },
    }),
    definition: { title: t('goal.definition'), text: goal.source },
    actions: [{ label: t('goal.open'), href: goalHref(goal) }],
  }
}

function newestOf(goals: readonly Goal[]): string | null {
  const times = goals.flatMap(({ newest }) => newest?.timestamp ?? [])
  return times.sort().at(-1) ?? null
}

/** Does it meet the goal I set? Counts out of 1,000, no statistics. */
export function prepareSme(home: HomeFacts, useCases: readonly UseCaseNote[], words: HomeWords): Story {
  const { goals } = home
  const count = countGoals(goals)
  const newest = newestOf(goals)
  const ordered = [...count.missed, ...count.near, ...count.without, ...count.met].slice(0, GOALS_MAX)
  const tiles = ordered.map((goal) => goalTile(goal, words))
  const versions = home.versions.length > 0 ? [plainVersionsTile(home, words)] : []
  const room = TILES_MAX - tiles.length - versions.length
  return {
    sentence: sentenceOf(goals, count, words),
    why: whyOf(goals, count, words),
    ...(newest && { scope: words.t('sme.scope', { when: words.format.dateTime(newest, { zoneName: true }) }) }),
    ...(goals.length === 0 && { action: { label: words.t('goal.noneAction'), href: '/use-cases' } }),
    tiles: [...tiles, ...objectiveTiles(useCases, words, Math.min(2, room)), ...versions],
  }
}
