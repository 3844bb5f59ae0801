import type { Column, Row } from '@/components/table/row'
import { Chip } from '@/components/ui/chip'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { daySpan } from './day-span'
import { VersionChips } from './version-chips'
import type { VersionEntry } from './version-entry'
import { versionState } from './version-state'

type Words = { t: AreaTranslator<'models'>; format: Format }
type RowWords = Words & { v: AreaTranslator<'versions'> }

export function versionColumns({ t }: Words): Column[] {
  return [
    { id: 'version', head: t('column.version') },
    { id: 'kind', head: t('column.kind'), secondary: true },
    { id: 'state', head: t('column.state') },
    { id: 'created', head: t('column.created'), kind: 'number' },
    { id: 'author', head: t('column.author'), secondary: true },
    { id: 'reason', head: t('column.reason'), wrap: true, secondary: true },
    { id: 'reference', head: t('column.reference'), kind: 'number', digits: 0, secondary: true },
    { id: 'span', head: t('column.referenceSpan'), kind: 'number', quiet: true, secondary: true },
    { id: 'predictions', head: t('column.predictions'), kind: 'number', digits: 0, secondary: true },
  ]
}

/** `href` opens a version: it becomes the one shown. */
export function versionRow(entry: VersionEntry, words: RowWords & { selected: boolean; href: string }): Row {
  const { t, v, format } = words
  const { reference, health, archived } = entry
  const state = versionState(health, reference !== null)
  const none = { value: null, show: <span className="text-text-3">{t('versions.none')}</span> }
  return {
    id: entry.version,
    href: words.href,
    selected: words.selected,
    cells: {
      version: { value: entry.version, show: <span className="min-w-6">{entry.version}</span> },
      kind: { value: t(`kind.${entry.kind}`), show: <Chip>{t(`kind.${entry.kind}`)}</Chip> },
      state: {
        value: archived ? 'archived' : state.kind,
        show: archived ? <Chip>{v('archive.chip')}</Chip> : <VersionChips state={state} t={t} />,
      },
      created: { value: entry.createdAt, show: format.date(entry.createdAt) },
      author: entry.author,
      reason: {
        value: entry.reason,
        show: entry.reason ? (
          <span className="line-clamp-2" title={entry.reason}>
            {entry.reason}
          </span>
        ) : (
          <span className="text-text-3">{t('versions.noReason')}</span>
        ),
      },
      reference: reference ? reference.rows : none,
      span:
        reference?.from && reference.to
          ? { value: reference.from, show: daySpan(format, reference.from, reference.to) }
          : { value: null, show: <span>{reference ? t('overview.referenceNoSpan') : ''}</span> },
      predictions: health ? health.predictions : none,
    },
  }
}
