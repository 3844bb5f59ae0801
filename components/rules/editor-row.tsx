'use client'
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { bodyCell } from '@/components/table/table-style'
import { IconButton } from '@/components/ui/icon-button'
import { inputStyle } from '@/components/ui/input-style'
import { VerdictShape } from '@/components/ui/verdict-shape'
import type { Severity } from '@/domain/rules/check'
import { cn } from '@/lib/cn'
import type { DraftAction, DraftColumn, DraftRow } from './draft'
import { rowId } from './row-target'
import { useRulesWords } from './use-rules-words'

export type Mark = Exclude<Severity, 'info'>
type Props = {
  table: number
  /** From 1, as on screen. */
  place: number
  last: boolean
  row: DraftRow
  columns: readonly DraftColumn[]
  mark: Mark | undefined
  asked: boolean
  onChange: (action: DraftAction) => void
}

const WIDTH = { input: 'min-w-32', output: 'min-w-24', note: 'min-w-56' } as const
const CELL_MAX = 2_000

function MarkShape({ mark }: { mark: Mark }) {
  const { t } = useRulesWords()
  return (
    <span className={mark === 'error' ? 'text-bad' : 'text-warn'}>
      <VerdictShape shape={mark === 'error' ? 'octagon' : 'triangle'} className="inline" />
      <span className="sr-only">{t(`edit.marked.${mark}`)}</span>
    </span>
  )
}

function Actions({ table, place, last, row, onChange }: Omit<Props, 'columns' | 'mark' | 'asked'>) {
  const { t } = useRulesWords()
  const at = { table, key: row.key }
  return (
    <span className="flex gap-0.5">
      <IconButton
        size="sm"
        label={t('edit.up', { row: place })}
        disabled={place === 1}
        onClick={() => onChange({ kind: 'move', ...at, by: -1 })}
      >
        <ArrowUp size={14} aria-hidden="true" />
      </IconButton>
      <IconButton
        size="sm"
        label={t('edit.down', { row: place })}
        disabled={last}
        onClick={() => onChange({ kind: 'move', ...at, by: 1 })}
      >
        <ArrowDown size={14} aria-hidden="true" />
      </IconButton>
      <IconButton size="sm" label={t('edit.addBelow', { row: place })} onClick={() => onChange({ kind: 'add', ...at })}>
        <Plus size={14} aria-hidden="true" />
      </IconButton>
      <IconButton
        size="sm"
        label={t('edit.remove', { row: place })}
        onClick={() => onChange({ kind: 'remove', ...at })}
      >
        <Trash2 size={14} aria-hidden="true" />
      </IconButton>
    </span>
  )
}

/** One rule with an input for each cell. */
export function EditorRow(props: Props) {
  const { table, place, row, columns, mark, asked, onChange } = props
  const { t } = useRulesWords()
  return (
    <tr id={rowId({ table, row: place })} className={cn(asked && 'bg-accent-tint')}>
      <th scope="row" className={cn(bodyCell, 'pl-2 font-medium text-text-3')}>
        {place} {mark && <MarkShape mark={mark} />}
      </th>
      {columns.map(({ id, name, role }) => (
        <td key={id} className={cn(bodyCell, 'py-1 pr-1.5')}>
          <input
            aria-label={t('edit.cell', { row: place, column: name })}
            data-cell={`${row.key}:${id}`}
            data-row={row.key}
            data-column={id}
            className={cn(inputStyle, WIDTH[role], role !== 'note' && 'font-mono')}
            value={row.cells[id] ?? ''}
            maxLength={CELL_MAX}
            autoComplete="off"
            spellCheck={role === 'note'}
            onChange={(event) => onChange({ kind: 'cell', table, key: row.key, column: id, text: event.target.value })}
          />
        </td>
      ))}
      <td className={cn(bodyCell, 'pr-2')}>
        <Actions {...props} />
      </td>
    </tr>
  )
}
