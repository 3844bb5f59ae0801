'use client'
import { useTranslations } from 'use-intl'
import { SimpleTable } from '@/components/table/simple-table'
import { Tile } from '@/components/ui/tile'
import type { ImportKind } from '@/domain/imports/table-columns'
import { useFormat } from '@/lib/i18n/use-format'
import { prepareColumns } from './prepare-columns'
import type { ImportPreview } from './preview-data'
import { RefusedRows } from './refused-rows'

/** Every column of the file with its first values, and what is left out. */
export function ColumnsTile({ preview, kind }: { preview: ImportPreview; kind: ImportKind }) {
  const t = useTranslations('imports')
  const format = useFormat()
  const { rows, more, ignored, labelIgnored } = prepareColumns(preview)
  const count = preview.rows.sampled
  const read = { count, countText: format.count(count) }
  return (
    <Tile
      title={t('columns.title')}
      sub={count > 0 ? t('columns.sub', read) : preview.problem === null && t('columns.noRows')}
      span={12}
      foot={more > 0 && t('columns.more', { count: more, countText: format.count(more) })}
    >
      <p className="mb-2 break-words text-text-2">
        {ignored.length === 0
          ? t('columns.noneIgnored')
          : t('columns.ignored', { count: ignored.length, names: ignored.slice(0, 30).join(', ') })}
        {kind === 'predictions' && labelIgnored && ` ${t('columns.labelIgnored')}`}
      </p>
      <RefusedRows refused={preview.rows.refused} />
      <SimpleTable
        title={t('columns.title')}
        heads={[{ text: t('columns.column') }, { text: t('columns.as') }, { text: t('columns.values') }]}
        rows={rows.map(({ name, uses, samples }) => ({
          key: name,
          cells: [
            name,
            uses.length === 0 ? (
              <span key="as" className="text-text-3">
                {t('columns.ignoredOne')}
              </span>
            ) : (
              uses.join(', ')
            ),
            <span key="values" className="inline-block max-w-[60ch] truncate align-middle text-text-2">
              {samples.join(' · ') || '–'}
            </span>,
          ],
        }))}
      />
    </Tile>
  )
}
