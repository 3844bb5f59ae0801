import type { Verdict } from '@/components/ui/verdict-chip'
import type { Goal, HomeWords } from './home-facts'
import type { Mark, StoryRow, StoryTile } from './story'

const VERDICTS: Record<Exclude<Goal['verdict'], 'no_data'>, Verdict> = {
  met: 'met',
  near_limit: 'nearLimit',
  missed: 'missed',
}

/** A figure with its unit; `%` and money-like units stand beside it, all others are kept as words. */
export function figureText(value: number, unit: string, { format }: HomeWords): { value: string; words: string } {
  const text = format.number(value, unit === '%' && !Number.isInteger(value) ? { digits: 1 } : {})
  return unit === '%' ? { value: `${text}\u00a0%`, words: '' } : { value: text, words: unit }
}

function withUnit(value: number, unit: string, words: HomeWords): string {
  const text = figureText(value, unit, words)
  return text.words ? `${text.value} ${text.words}` : text.value
}

export const namesUnit = ({ unit, name }: Goal) => name.toLowerCase().includes(unit.toLowerCase())

/** A figure for a sentence that names the goal: the unit is left out where the name says it. */
export function spokenValue(value: number, goal: Goal, words: HomeWords): string {
  return namesUnit(goal) ? figureText(value, goal.unit, words).value : withUnit(value, goal.unit, words)
}

/** The target after the figure, so that its unit is known. */
export function spokenTarget({ direction, target, unit }: Goal, words: HomeWords): string {
  const text = figureText(target, unit, words).value
  return words.t(direction === 'up' ? 'goal.atLeast' : 'goal.atMost', { target: text })
}

export function targetText({ direction, target, unit }: Goal, words: HomeWords): string {
  const text = withUnit(target, unit, words)
  return words.t(direction === 'up' ? 'goal.atLeast' : 'goal.atMost', { target: text })
}

export function goalMark(goal: Goal, { t }: HomeWords): Mark {
  if (goal.verdict === 'no_data') return { tone: 'muted', shape: 'clock', word: t('goal.noData') }
  return { verdict: VERDICTS[goal.verdict] }
}

export const goalHref = (goal: Goal) => `/use-cases/${goal.useCase}`

/** A share in words that need no statistics: so many in every 1,000, and how far that is from the goal. */
export function perThousandText(goal: Goal, words: HomeWords): string | null {
  const { t, format } = words
  if (!goal.newest) return null
  const { value } = goal.newest
  const beyond = goal.direction === 'up' ? goal.target - value : value - goal.target
  if (goal.unit !== '%') {
    if (beyond <= 0) return null
    const gap = withUnit(beyond, goal.unit, words)
    return t(goal.direction === 'up' ? 'sme.under' : 'sme.over', { gap })
  }
  const [n, target] = [value, goal.target].map((one) => Math.round(one * 10))
  const gap = Math.abs((n ?? 0) - (target ?? 0))
  const values = { n: format.count(n), gap: format.count(gap), goal: format.count(target) }
  if (beyond <= 0 || gap === 0) return t('sme.perThousand', { n: values.n })
  return t(goal.direction === 'up' ? 'sme.shortOf' : 'sme.tooMany', values)
}

/** From the first figure of the trend to the newest. */
export function trendText(goal: Goal, words: HomeWords): string | null {
  const [first, last] = [goal.trend[0], goal.trend.at(-1)]
  if (!first || !last) return null
  const day = (at: string) => words.format.date(at)
  if (first === last) return words.t('goal.onePoint', { day: day(first.timestamp) })
  return words.t('goal.trend', {
    first: figureText(first.value, goal.unit, words).value,
    firstDay: day(first.timestamp),
    last: figureText(last.value, goal.unit, words).value,
    lastDay: day(last.timestamp),
  })
}

/** A line per goal: value, verdict, target. */
function goalRow(goal: Goal, words: HomeWords): StoryRow {
  return {
    id: goal.slug,
    label: goal.name,
    hint: words.t('goal.hint', { goal: targetText(goal, words) }),
    ...(goal.newest && { value: figureText(goal.newest.value, goal.unit, words).value }),
    mark: goalMark(goal, words),
    href: goalHref(goal),
  }
}

/** All goals in one tile; with the next step where there is none. */
export function goalsTile(goals: readonly Goal[], words: HomeWords): StoryTile {
  const { t } = words
  const base = { id: 'goals', title: t('goal.tile'), span: 4 } as const
  if (goals.length > 0) return { ...base, rows: goals.map((goal) => goalRow(goal, words)) }
  const actions = [{ label: t('goal.noneAction'), href: '/use-cases' }]
  return { ...base, lead: t('goal.none'), note: t('goal.noneWhy'), actions }
}
