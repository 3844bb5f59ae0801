'use client'
import { useTranslations } from 'use-intl'
import { Chip } from '@/components/ui/chip'
import { Disclosure } from '@/components/ui/disclosure'
import { Tile } from '@/components/ui/tile'
import { MappingField } from './mapping-field'
import type { MappingRow } from './prepare-mapping'
import { worstEffect } from './prepare-mapping'
import type { ImportPreview } from './preview-data'
import { PreviewProblem } from './preview-problem'
import { COLUMN_GROUPS, type ColumnGroup } from './target-columns'

type Props = {
  rows: readonly MappingRow[]
  preview: ImportPreview
  /** A newer answer is on its way. */
  stale: boolean
  locked: boolean
  onAssign: (name: string, column: string | null) => void
}
const FOLDED = ['features', 'segments', 'probabilities'] as const satisfies readonly ColumnGroup[]
const SHOWN_OPEN = 12

function StateChip({ rows, preview }: Pick<Props, 'rows' | 'preview'>) {
  const t = useTranslations('imports')
  if (preview.problem)
    return (
      <Chip tone="bad" shape="octagon">
        {t('mapping.state.stops')}
      </Chip>
    )
  const worst = worstEffect(rows)
  if (worst === 'refused') return <Chip tone="warn">{t('mapping.state.refused')}</Chip>
  if (worst === 'flagged' || worst === 'look') return <Chip tone="warn">{t('mapping.state.look')}</Chip>
  return <Chip tone="good">{t('mapping.state.ready')}</Chip>
}

/** Which column of the file is what, with its first values; choosing another one is shown at once. */
export function MappingTile({ rows, preview, stale, locked, onAssign }: Props) {
  const t = useTranslations('imports')
  const columns = preview.columns.map(({ name }) => name)
  const fields = (group: ColumnGroup) =>
    rows
      .filter((row) => row.group === group)
      .map((row) => (
        <MappingField key={row.name} row={row} columns={columns} onAssign={(column) => onAssign(row.name, column)} />
      ))
  return (
    <Tile
      title={t('mapping.title')}
      sub={t(preview.guessed ? 'mapping.guessed' : 'mapping.chosen')}
      span={12}
      busy={stale}
      state={<StateChip rows={rows} preview={preview} />}
    >
      <PreviewProblem preview={preview} />
      <fieldset disabled={locked} className="min-w-0">
        {COLUMN_GROUPS.map((group) => {
          const own = rows.filter((row) => row.group === group)
          if (own.length === 0) return null
          const folded = FOLDED.find((one) => one === group)
          if (!folded) return <div key={group}>{fields(group)}</div>
          const found = own.filter(({ column }) => column !== null).length
          return (
            <Disclosure
              key={group}
              open={own.length <= SHOWN_OPEN || worstEffect(own) !== 'none'}
              summary={t(`mapping.group.${folded}`, { found, total: own.length })}
            >
              {fields(group)}
            </Disclosure>
          )
        })}
      </fieldset>
    </Tile>
  )
}
