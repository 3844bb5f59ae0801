import { SCORE_FEATURE } from '@/domain/features/score-feature'
import type { HomeFacts, HomeWords } from './home-facts'
import type { StoryRow, StoryTile } from './story'
import { driftText, featureName, judge, nameOf, plainText, versionHref } from './version-words'

/** Each watched version with its state, why, and the page that shows more. */
export function versionsTile(home: HomeFacts, words: HomeWords): StoryTile {
  const { t } = words
  const hidden = home.counts.monitored - home.versions.length
  return {
    id: 'versions',
    title: t('tile.versions'),
    span: 8,
    rows: home.versions.map((version) => {
      const { mark, why, page } = judge(version, words)
      return { id: rowId(version), label: nameOf(version, words), hint: why, mark, href: versionHref(version, page) }
    }),
    ...(hidden > 0 && { note: t('tile.more', { count: hidden }) }),
    actions: [{ label: t('tile.all'), href: '/models' }],
  }
}

export const rowId = (version: HomeFacts['versions'][number]) => `${version.model.slug} ${version.version}`

/** The same without statistics. */
export function plainVersionsTile(home: HomeFacts, words: HomeWords): StoryTile {
  return {
    id: 'decisions',
    title: words.t('tile.decisions'),
    span: 8,
    rows: home.versions.map((version) => ({
      id: rowId(version),
      label: nameOf(version, words),
      hint: plainText(version, words),
      mark: judge(version, words).mark,
      href: versionHref(version),
    })),
  }
}

/** The input furthest beyond its limit, per version. */
export function driftedTile(home: HomeFacts, words: HomeWords): StoryTile {
  const { t, format } = words
  const rows = home.versions.flatMap((version): StoryRow[] => {
    const drift = version.health?.drift
    if (!drift?.measured || drift.drifted === 0 || !drift.worst) return []
    const { worst, drifted, features } = drift
    return [
      {
        id: rowId(version),
        label: featureName(worst.feature, words),
        code: worst.feature !== SCORE_FEATURE,
        hint: t('tile.driftedHint', { name: nameOf(version, words), drifted, features }),
        value: format.number(worst.value, { digits: 3 }),
        valueHint: t('tile.limit', { limit: format.number(worst.threshold, { digits: 3 }) }),
        href: `${versionHref(version, '/drift')}&feature=${encodeURIComponent(worst.feature)}`,
      },
    ]
  })
  const unmeasured = home.versions.find(({ health }) => health && !health.drift.measured)
  const lead =
    unmeasured?.health && rows.length === 0 && home.versions.every(({ health }) => !health?.drift.measured)
      ? driftText(unmeasured.health, words)
      : t('tile.driftedNone')
  return { id: 'drifted', title: t('tile.drifted'), span: 4, ...(rows.length > 0 ? { rows } : { lead }) }
}

/** How much of what was predicted is known by now. */
export function labelsTile(home: HomeFacts, words: HomeWords): StoryTile {
  const { t, format } = words
  const rows = home.versions.flatMap((version): StoryRow[] => {
    const { health } = version
    if (!health || health.predictions === 0) return []
    const { labelled, predictions } = health
    return [
      {
        id: rowId(version),
        label: nameOf(version, words),
        hint: t('tile.labelsHint', { labelled: format.count(labelled), predictions: format.count(predictions) }),
        value: format.share(labelled / predictions),
        href: versionHref(version, '/performance'),
      },
    ]
  })
  const base = { id: 'labels', title: t('tile.labels'), span: 4 } as const
  return rows.length > 0 ? { ...base, rows, note: t('tile.labelsFoot') } : { ...base, lead: t('tile.labelsNone') }
}

/** Versions that never sent a prediction. */
export function notWatchedTile(home: HomeFacts, { t, format }: HomeWords): StoryTile {
  const base = { id: 'notWatched', title: t('tile.notWatched'), span: 4 } as const
  const count = home.counts.versions - home.counts.monitored
  if (count <= 0) return { ...base, lead: t('tile.notWatchedNone') }
  const hidden = count - home.unmonitored.length
  return {
    ...base,
    rows: home.unmonitored.map(({ slug, name, version, createdAt }) => ({
      id: `${slug} ${version}`,
      label: t('version', { model: name, version }),
      hint: t('tile.notWatchedHint', { when: format.date(createdAt) }),
      href: `/models/${slug}/versions`,
    })),
    ...(hidden > 0 && { note: t('tile.more', { count: hidden }) }),
  }
}

export type UseCaseNote = {
  slug: string
  name: string
  problem: string
  objective: string | null
  riskTier: 'low' | 'medium' | 'high'
}

/** What each use case is for, in its owners' own words. */
export function objectiveTiles(useCases: readonly UseCaseNote[], words: HomeWords, most: number): StoryTile[] {
  const { t } = words
  return useCases.slice(0, Math.max(0, most)).map(({ slug, name, problem, objective }) => ({
    id: `objective ${slug}`,
    title: t('tile.objective'),
    sub: name,
    span: 4,
    lead: objective ?? t('tile.objectiveNone'),
    definition: { title: t('sme.problem'), text: problem },
    actions: [{ label: t('goal.open'), href: `/use-cases/${slug}` }],
  }))
}
