import type { Waiting } from '@/components/promotions/figures'
import { goalsTile } from './goal-words'
import type { HomeFacts, HomeWords } from './home-facts'
import { countGoals } from './prepare-sme'
import { notWatchedTile, objectiveTiles, plainVersionsTile, type UseCaseNote } from './shared-tiles'
import { type Story, type StoryTile, TILES_MAX } from './story'
import { mostSerious, nameOf, plainText } from './version-words'
import { waitsSentence, waitsTile } from './waits-tile'

function goalsPart({ goals }: HomeFacts, { t }: HomeWords): string {
  const whole = goals.length
  const { missed, near, without } = countGoals(goals)
  if (whole === 0) return t('manager.goalsNone')
  if (missed.length > 0) return t('manager.goalsMissed', { count: missed.length, whole })
  if (near.length > 0) return t('manager.goalsNear', { count: near.length, whole })
  return without.length === whole ? t('manager.goalsNoData') : t('manager.goalsMet', { whole: whole - without.length })
}

function modelsPart({ counts }: HomeFacts, { t }: HomeWords): string {
  const { monitored, performance, drift } = counts
  if (monitored === 0) return t('manager.modelsNone')
  if (performance > 0) return t('manager.modelsWorse', { count: performance, monitored })
  return drift > 0 ? t('manager.modelsDrift', { count: drift, monitored }) : t('manager.modelsFine', { monitored })
}

const TONE_OF_TIER = { low: 'good', medium: 'warn', high: 'bad' } as const

/** What may go wrong and how often, counted, with the tier of each use case. */
function riskTile({ counts }: HomeFacts, useCases: readonly UseCaseNote[], { t }: HomeWords): StoryTile {
  const lines = [
    ['rowWorse', counts.performance],
    ['rowDrift', counts.drift],
    ['rowQuality', counts.quality],
    ['rowUnlabelled', counts.unlabelled],
    ['rowNotWatched', counts.versions - counts.monitored],
  ] as const
  const tiers = useCases.slice(0, 3).map(({ slug, name, riskTier }) => ({
    id: `tier ${slug}`,
    label: name,
    mark: { tone: TONE_OF_TIER[riskTier], word: t(`tile.riskTier.${riskTier}`), shape: null },
    href: `/use-cases/${slug}`,
  }))
  return {
    id: 'risk',
    title: t('tile.risk'),
    span: 4,
    rows: [
      ...tiers,
      ...lines.map(([key, count]) => ({
        id: key,
        label: t(`manager.${key}`),
        value: t('manager.versions', { count }),
      })),
    ],
  }
}

function watchedTile(home: HomeFacts, words: HomeWords): StoryTile {
  const { t, format } = words
  const { counts } = home
  const silent = notWatchedTile(home, words)
  return {
    id: 'watched',
    title: t('tile.watched'),
    span: 4,
    figure: {
      value: format.count(counts.monitored),
      words: t('tile.watchedWords', { whole: format.count(counts.versions) }),
    },
    lead: t('tile.watchedWhy'),
    ...(silent.rows ? { rows: silent.rows } : { note: silent.lead ?? '' }),
    actions: [{ label: t('tile.all'), href: '/models' }],
  }
}

/** What is met, what may go wrong, and what nobody looks at, in words. */
export function prepareManager(
  home: HomeFacts,
  given: { useCases: readonly UseCaseNote[]; waiting: Waiting; now: number },
  words: HomeWords,
): Story {
  const { t } = words
  const { useCases, waiting, now } = given
  const worst = mostSerious(home)
  const why = worst
    ? t('manager.why', { name: nameOf(worst, words), plain: plainText(worst, words) })
    : t('manager.whyFine')
  const state = t('manager.sentence', { goals: goalsPart(home, words), models: modelsPart(home, words) })
  const decisions = waitsSentence(waiting, words)
  const tiles = [
    waitsTile(waiting, now, words),
    goalsTile(home.goals, words),
    riskTile(home, useCases, words),
    watchedTile(home, words),
    ...(home.versions.length > 0 ? [plainVersionsTile(home, words)] : []),
  ]
  return {
    sentence: decisions === null ? state : t('waits.first', { decisions, state }),
    ...(home.counts.monitored > 0 && { why }),
    ...(home.newestPrediction && {
      scope: t('sme.scope', { when: words.format.dateTime(home.newestPrediction, { zoneName: true }) }),
    }),
    tiles: [...tiles, ...objectiveTiles(useCases, words, TILES_MAX - tiles.length)],
  }
}
