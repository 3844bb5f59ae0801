'use client'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { ScrollBox } from '@/components/table/scroll-box'
import { headCell } from '@/components/table/table-style'
import { Button } from '@/components/ui/button'
import { Tile } from '@/components/ui/tile'
import { cn } from '@/lib/cn'
import type { DraftAction, DraftTable } from './draft'
import { EditorRow, type Mark } from './editor-row'
import { rowId, useRowTarget } from './row-target'
import { useRulesWords } from './use-rules-words'

const PAGE = 50

type Props = {
  table: DraftTable
  index: number
  /** The key that a new row will take. */
  nextKey: number
  marks: ReadonlyMap<number, Mark>
  onChange: (action: DraftAction) => void
}

type Focus = { key: number; column: string }

/** Where the focus goes once the rows have changed. */
function useFocus(rows: DraftTable['rows']) {
  const box = useRef<HTMLDivElement>(null)
  const wanted = useRef<Focus | null>(null)
  const focusCell = ({ key, column }: Focus) =>
    box.current?.querySelector<HTMLInputElement>(`[data-cell="${CSS.escape(`${key}:${column}`)}"]`)?.focus()
  useEffect(() => {
    if (wanted.current && rows.length > 0) focusCell(wanted.current)
    wanted.current = null
  })
  return { box, focusCell, focusLater: (focus: Focus) => (wanted.current = focus) }
}

/** The page of rows in view; follows a link to a row. */
function usePage(index: number, all: number) {
  const [page, setPage] = useState(0)
  const { target } = useRowTarget()
  useEffect(() => {
    if (target?.table === index) setPage(Math.floor((target.row - 1) / PAGE))
  }, [target, index])
  useEffect(() => {
    if (target?.table !== index) return
    const row = document.getElementById(rowId(target))
    row?.scrollIntoView({ block: 'center' })
    row?.querySelector('input')?.focus({ preventScroll: true })
  }, [target, index])
  const last = Math.max(0, Math.ceil(all / PAGE) - 1)
  return { page: Math.min(page, last), last, setPage, target: target?.table === index ? target.row : null }
}

function readCell(event: KeyboardEvent): Focus | null {
  const { row, column } = event.target instanceof HTMLInputElement ? event.target.dataset : {}
  return row !== undefined && column !== undefined ? { key: Number(row), column } : null
}

/** A decision table with an input for each cell, used with the keyboard alone. */
export function EditorTable({ table, index, nextKey, marks, onChange }: Props) {
  const { t, format } = useRulesWords()
  const { columns, rows } = table
  const { box, focusCell, focusLater } = useFocus(rows)
  const { page, last, setPage, target } = usePage(index, rows.length)
  const first = page * PAGE
  const shown = rows.slice(first, first + PAGE)

  const add = (key: number | null) => {
    focusLater({ key: nextKey, column: columns[0]?.id ?? '' })
    onChange({ kind: 'add', table: index, key })
  }
  const change = (action: DraftAction) => {
    if (action.kind === 'add') return add(action.key)
    if (action.kind === 'remove') {
      const at = rows.findIndex(({ key }) => key === action.key)
      const next = rows[at + 1] ?? rows[at - 1]
      if (next) focusLater({ key: next.key, column: columns[0]?.id ?? '' })
    }
    onChange(action)
  }
  const step = (from: Focus, by: -1 | 1) => {
    const next = rows[rows.findIndex(({ key }) => key === from.key) + by]
    if (next) focusCell({ key: next.key, column: from.column })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const cell = readCell(event)
    if (!cell || event.nativeEvent.isComposing) return
    const down = event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey)
    const up = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey)
    if (!down && !up) return
    event.preventDefault()
    if (!event.altKey) return step(cell, down ? 1 : -1)
    if (event.key === 'Enter') return add(cell.key)
    focusLater(cell)
    onChange({ kind: 'move', table: index, key: cell.key, by: down ? 1 : -1 })
  }

  const title = t('table.title', { name: table.name })
  const words = {
    from: format.count(first + 1),
    to: format.count(first + shown.length),
    all: format.count(rows.length),
  }
  return (
    <Tile
      title={title}
      sub={t('table.rows', { count: rows.length, countText: format.count(rows.length) })}
      foot={
        <>
          <span>{t('edit.keys')}</span>
          <span>{t('edit.forms')}</span>
        </>
      }
      span={12}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the inputs inside are read here once */}
      <div ref={box} onKeyDown={onKeyDown}>
        <ScrollBox title={title}>
          <table className="w-full border-collapse">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr>
                <th scope="col" className={cn(headCell, 'pl-2')}>
                  {t('table.row')}
                </th>
                {columns.map(({ id, name, role }) => (
                  <th key={id} scope="col" className={cn(headCell, role === 'output' && 'text-text')}>
                    {name}
                  </th>
                ))}
                <th scope="col" className={headCell}>
                  {t('edit.actions')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row, at) => (
                <EditorRow
                  key={row.key}
                  table={index}
                  place={first + at + 1}
                  last={first + at + 1 === rows.length}
                  row={row}
                  columns={columns}
                  mark={marks.get(first + at + 1) ?? null}
                  asked={target === first + at + 1}
                  onChange={change}
                />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <Button
          size="sm"
          onClick={() => {
            setPage(last + 1)
            add(rows.at(-1)?.key ?? null)
          }}
        >
          {t('edit.add')}
        </Button>
        {last > 0 && (
          <>
            <span className="ml-auto text-small text-text-3">{t('edit.pageWords', words)}</span>
            <Button size="sm" disabled={page === 0} onClick={() => setPage(page - 1)}>
              {t('edit.previous')}
            </Button>
            <Button size="sm" disabled={page === last} onClick={() => setPage(page + 1)}>
              {t('edit.next')}
            </Button>
          </>
        )}
      </div>
    </Tile>
  )
}
