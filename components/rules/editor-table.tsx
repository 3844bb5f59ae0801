'use client'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { ScrollBox } from '@/components/table/scroll-box'
import { headCell } from '@/components/table/table-style'
import { Button } from '@/components/ui/button'
import { Tile } from '@/components/ui/tile'
import { ColumnHeads } from './column-heads'
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

/** What the keys and buttons of the rows do, and where the focus goes afterwards. */
function useEditing({ table: { columns, rows }, index, nextKey, onChange }: Props) {
  const { box, focusCell, focusLater } = useFocus(rows)
  const firstCell = (key: number): Focus => ({ key, column: columns[0]?.id ?? '' })
  const add = (key: number | null) => {
    focusLater(firstCell(nextKey))
    onChange({ kind: 'add', table: index, key })
  }
  const change = (action: DraftAction) => {
    if (action.kind === 'add') return add(action.key)
    if (action.kind === 'remove') {
      const at = rows.findIndex(({ key }) => key === action.key)
      const next = rows[at + 1] ?? rows[at - 1]
      if (next) focusLater(firstCell(next.key))
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
  return { box, add, change, onKeyDown }
}

function Heads({ columns }: Pick<DraftTable, 'columns'>) {
  const { t } = useRulesWords()
  return (
    <thead>
      <tr>
        <ColumnHeads columns={columns} />
        <th scope="col" className={headCell}>
          {t('edit.actions')}
        </th>
      </tr>
    </thead>
  )
}

type PagesProps = { page: number; last: number; all: number; onPage: (page: number) => void }

function Pages({ page, last, all, onPage }: PagesProps) {
  const { t, format } = useRulesWords()
  if (last === 0) return null
  const [from, to] = [page * PAGE + 1, Math.min(all, (page + 1) * PAGE)]
  return (
    <>
      <span className="ml-auto text-small text-text-3">
        {t('edit.pageWords', { from: format.count(from), to: format.count(to), all: format.count(all) })}
      </span>
      <Button size="sm" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {t('edit.previous')}
      </Button>
      <Button size="sm" disabled={page === last} onClick={() => onPage(page + 1)}>
        {t('edit.next')}
      </Button>
    </>
  )
}

function Help() {
  const { t } = useRulesWords()
  return (
    <>
      <span>{t('edit.keys')}</span>
      <span>{t('edit.forms')}</span>
    </>
  )
}

/** A decision table with an input for each cell, used with the keyboard alone. */
export function EditorTable(props: Props) {
  const { table, index, marks } = props
  const { t, format } = useRulesWords()
  const { columns, rows } = table
  const { box, add, change, onKeyDown } = useEditing(props)
  const { page, last, setPage, target } = usePage(index, rows.length)
  const title = t('table.title', { name: table.name })
  const sub = t('table.rows', { count: rows.length, countText: format.count(rows.length) })
  const addLast = () => {
    setPage(Math.floor(rows.length / PAGE))
    add(rows.at(-1)?.key ?? null)
  }
  return (
    <Tile title={title} sub={sub} foot={<Help />} span={12}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the inputs inside are read here once */}
      <div ref={box} onKeyDown={onKeyDown}>
        <ScrollBox title={title}>
          <table className="w-full border-collapse">
            <caption className="sr-only">{title}</caption>
            <Heads columns={columns} />
            <tbody>
              {rows.slice(page * PAGE, (page + 1) * PAGE).map((row, at) => {
                const place = page * PAGE + at + 1
                const about = { place, last: place === rows.length, asked: target === place, mark: marks.get(place) }
                return (
                  <EditorRow key={row.key} table={index} row={row} columns={columns} {...about} onChange={change} />
                )
              })}
            </tbody>
          </table>
        </ScrollBox>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <Button size="sm" onClick={addLast}>
          {t('edit.add')}
        </Button>
        <Pages page={page} last={last} all={rows.length} onPage={setPage} />
      </div>
    </Tile>
  )
}
