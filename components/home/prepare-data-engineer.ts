import type { HomeFacts, HomeWords, LateImport } from './home-facts'
import { notWatchedTile, rowId } from './shared-tiles'
import type { Mark, Story, StoryTile } from './story'
import { mostSerious, nameOf, qualityText, versionHref } from './version-words'

const KINDS = ['predictions', 'labels'] as const
const STATES = ['queued', 'running', 'done', 'failed'] as const

function importName({ fileName, kind, model }: LateImport, { t }: HomeWords): string {
  const kindText = t(`dataEngineer.kind.${KINDS.find((one) => one === kind) ?? 'other'}`)
  return fileName ?? t('dataEngineer.unnamed', { kind: kindText, model })
}

function importMark({ state, rejected }: LateImport, { t }: HomeWords): Mark {
  if (state === 'failed') return { tone: 'bad', shape: 'octagon', word: t('dataEngineer.state.failed') }
  if (rejected > 0) return { tone: 'warn', word: t('dataEngineer.state.rejected') }
  if (state === 'done') return { tone: 'good', word: t('dataEngineer.state.done') }
  return { tone: 'info', word: t(`dataEngineer.state.${STATES.find((one) => one === state) ?? 'other'}`) }
}

function sentenceOf(home: HomeFacts, words: HomeWords): string {
  const { t, format } = words
  const whole = home.imports.length
  const failed = home.imports.find(({ state }) => state === 'failed')
  const rejecting = home.imports.filter(({ rejected }) => rejected > 0)
  if (failed) return t('dataEngineer.failed', { file: importName(failed, words) })
  if (rejecting.length > 0) {
    const rows = format.count(rejecting.reduce((sum, { rejected }) => sum + rejected, 0))
    return t('dataEngineer.rejected', { count: rejecting.length, whole, rows })
  }
  const troubled = home.versions.filter(({ health }) => health?.attention.includes('quality')).length
  if (troubled > 0) return t('dataEngineer.quality', { count: troubled })
  if (whole > 0) return t('dataEngineer.fine', { whole })
  return home.newestPrediction ? t('dataEngineer.noImports') : t('dataEngineer.nothing')
}

function whyOf(home: HomeFacts, words: HomeWords): string {
  const { t, format } = words
  const parts = []
  const flagged = home.imports.reduce((sum, one) => sum + one.flagged, 0)
  if (flagged > 0) parts.push(t('dataEngineer.whyFlagged', { rows: format.count(flagged) }))
  const troubled = home.versions.find(({ health }) => health?.attention.includes('quality')) ?? mostSerious(home)
  const quality = troubled?.health ? qualityText(troubled.health, words) : null
  if (troubled && quality) parts.push(t('dataEngineer.whyQuality', { name: nameOf(troubled, words), why: quality }))
  return parts.join(' ')
}

function importsTile(home: HomeFacts, words: HomeWords): StoryTile {
  const { t, format } = words
  const base = { id: 'imports', title: t('dataEngineer.imports'), span: 8 } as const
  if (home.imports.length === 0) return { ...base, lead: t('dataEngineer.importsNone') }
  return {
    ...base,
    rows: home.imports.map((one) => ({
      id: one.id,
      label: importName(one, words),
      hint: `${one.model} · ${format.dateTime(one.createdAt)}`,
      value: t('dataEngineer.rows', { received: format.count(one.received) }),
      ...(one.rejected > 0 && { valueHint: t('dataEngineer.rejectedRows', { rejected: format.count(one.rejected) }) }),
      mark: importMark(one, words),
      href: `/imports/${one.id}`,
    })),
    actions: [{ label: t('dataEngineer.openImports'), href: '/imports' }],
  }
}

function qualityTile(home: HomeFacts, words: HomeWords): StoryTile {
  const { t } = words
  const measured = home.versions.filter(({ health }) => health?.quality.measured)
  const base = { id: 'quality', title: t('dataEngineer.qualityTile'), span: 4 } as const
  if (measured.length === 0) return { ...base, lead: t('dataEngineer.qualityNone') }
  return {
    ...base,
    rows: measured.map((version) => {
      const why = version.health ? qualityText(version.health, words) : null
      const mark: Mark = why ? { tone: 'warn', word: t('state.quality') } : { tone: 'good', word: t('state.ok') }
      const hint = why ?? t('dataEngineer.qualityOk')
      return { id: rowId(version), label: nameOf(version, words), hint, mark, href: versionHref(version, '/quality') }
    }),
  }
}

function newestTile(home: HomeFacts, words: HomeWords): StoryTile {
  const { t, format } = words
  return {
    id: 'newest',
    title: t('dataEngineer.newest'),
    sub: format.zone,
    span: 4,
    rows: home.versions.map((version) => ({
      id: rowId(version),
      label: nameOf(version, words),
      hint: t('dataEngineer.newestHint', {
        predictions: format.count(version.health?.predictions ?? 0),
        labelled: format.count(version.health?.labelled ?? 0),
      }),
      ...(version.health?.newestPrediction && { value: format.dateTime(version.health.newestPrediction) }),
      href: versionHref(version, '/service'),
    })),
  }
}

/** Is any data late, missing or rejected, and why? */
export function prepareDataEngineer(home: HomeFacts, words: HomeWords): Story {
  const { t, format } = words
  return {
    sentence: sentenceOf(home, words),
    why: whyOf(home, words),
    ...(home.newestPrediction && {
      scope: t('dataEngineer.scope', { when: format.dateTime(home.newestPrediction, { zoneName: true }) }),
    }),
    action: { label: t('dataEngineer.importAction'), href: '/imports/new' },
    tiles: [
      importsTile(home, words),
      qualityTile(home, words),
      ...(home.versions.length > 0 ? [newestTile(home, words)] : []),
      notWatchedTile(home, words),
    ],
  }
}
