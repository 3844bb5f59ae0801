import type { HomeFacts, HomeWords } from './home-facts'
import { labelsTile, notWatchedTile, rowId, versionsTile } from './shared-tiles'
import type { Story, StoryTile } from './story'
import { nameOf, versionHref } from './version-words'

export type ModelNote = {
  slug: string
  name: string
  kind: 'ml' | 'rules'
  task: 'binary' | 'multiclass' | 'regression' | 'ranking' | 'unsupervised'
  owner: string | null
}

const MODELS_SHOWN = 7

function noTruthTile(home: HomeFacts, words: HomeWords): StoryTile {
  const { t, format } = words
  const blind = home.versions.filter(({ health }) => health?.labelled === 0)
  const base = { id: 'noTruth', title: t('architect.noTruth'), span: 4 } as const
  if (blind.length === 0) return { ...base, lead: t('architect.noTruthNone') }
  return {
    ...base,
    rows: blind.map((version) => ({
      id: rowId(version),
      label: nameOf(version, words),
      hint: t('tile.labelsHint', { labelled: '0', predictions: format.count(version.health?.predictions ?? 0) }),
      href: versionHref(version, '/performance'),
    })),
  }
}

function modelsTile(models: readonly ModelNote[], { t }: HomeWords): StoryTile {
  const hidden = models.length - MODELS_SHOWN
  return {
    id: 'models',
    title: t('architect.models'),
    span: 4,
    rows: models.slice(0, MODELS_SHOWN).map(({ slug, name, kind, task, owner }) => ({
      id: slug,
      label: name,
      hint: t('architect.modelHint', {
        kind: t(`architect.kind.${kind}`),
        task: t(`architect.task.${task}`),
        owner: owner ?? t('architect.noOwner'),
      }),
      href: `/models/${slug}`,
    })),
    ...(hidden > 0 && { note: t('tile.more', { count: hidden }) }),
    actions: [{ label: t('tile.all'), href: '/models' }],
  }
}

/** What does the whole estate look like, and what lacks monitoring, truth or an owner? */
export function prepareArchitect(home: HomeFacts, models: readonly ModelNote[], words: HomeWords): Story {
  const { t } = words
  const { versions, monitored, unlabelled } = home.counts
  if (models.length === 0) {
    const action = { label: t('scientist.addModel'), href: '/models/new' }
    return { sentence: t('architect.none'), why: t('scientist.noneWhy'), action, tiles: [] }
  }
  const parts = []
  if (unlabelled > 0) parts.push(t('architect.unlabelled', { count: unlabelled }))
  if (versions > monitored) parts.push(t('scientist.whyNotWatched', { count: versions - monitored }))
  return {
    sentence: t('architect.sentence', { models: models.length, watched: monitored, versions }),
    why: parts.length > 0 ? parts.join(' ') : t('architect.complete'),
    tiles: [
      notWatchedTile(home, words),
      noTruthTile(home, words),
      modelsTile(models, words),
      ...(home.versions.length > 0 ? [versionsTile(home, words), labelsTile(home, words)] : []),
    ],
  }
}
