'use client'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
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

type Cell = { key: number; column: string }

const pageOf = (at: number): number => Math.floor(at / PAGE)
const inputOf = ({ key, column }: Cell): string => `[data-cell="${CSS.escape(`${key}:${column}`)}"]`

/** The page of rows in view. `show` turns to the page of a row, and gives the focus to what it names there. */
function usePage(all: number) {
  const box = useRef<HTMLDivElement>(null)
  const [asked, setPage] = useState(0)
  const [wanted, setWanted] = useState<{ selector: string } | null>(null)
  const show = useCallback((at: number, selector: string) => {
    setPage(pageOf(at))
    setWanted({ selector })
  }, [])
  useEffect(() => {
    if (wanted) box.current?.querySelector<HTMLInputElement>(wanted.selector)?.focus()
  }, [wanted])
  const last = Math.max(0, pageOf(all - 1))
  return { box, page: Math.min(asked, last), last, setPage, show }
}

type InView = ReturnType<typeof usePage>

/** Follows links to rows of the table; the row that was asked for last. */
function useAskedRow(index: number, show: InView['show']): number | null {
  const { target } = useRowTarget()
  const asked = target?.table === index ? target : null
  useEffect(() => {
    if (asked) show(asked.row - 1, `#${rowId(asked)} input`)
  }, [asked, show])
  return asked?.row ?? null
}

function readCell(event: KeyboardEvent): Cell | null {
  const { row, column } = event.target instanceof HTMLInputElement ? event.target.dataset : {}
  return row !== undefined && column !== undefined ? { key: Number(row), column } : null
}

/** What the keys and buttons of the rows do, and where the focus goes with it. */
function useEditing({ table: { columns, rows }, index, nextKey, onChange }: Props, { page, show }: InView) {
  const placeOf = (wanted: number | null) => rows.findIndex(({ key }) => key === wanted)
  const firstCell = (key: number) => inputOf({ key, column: columns[0]?.id ?? '' })
  const add = (key: number | null) => {
    show(placeOf(key) + 1, firstCell(nextKey))
    onChange({ kind: 'add', table: index, key })
  }
  const remove = (action: DraftAction & { kind: 'remove' }) => {
    const at = placeOf(action.key)
    const next = rows[at + 1] ?? rows[at - 1]
    if (next) show(Math.min(at, rows.length - 2), firstCell(next.key))
    onChange(action)
  }
  const move = (action: DraftAction & { kind: 'move' }, cell: string | null) => {
    const to = placeOf(action.key) + action.by
    if (to < 0 || to >= rows.length) return
    if (cell !== null) show(to, cell)
    else if (pageOf(to) !== page) show(to, firstCell(action.key))
    onChange(action)
  }
  const change = (action: DraftAction) => {
    if (action.kind === 'add') add(action.key)
    else if (action.kind === 'remove') remove(action)
    else if (action.kind === 'move') move(action, null)
    else onChange(action)
  }
  const step = (from: Cell, by: -1 | 1) => {
    const to = placeOf(from.key) + by
    const next = rows[to]
    if (next) show(to, inputOf({ ...from, key: next.key }))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const cell = readCell(event)
    if (!cell || event.nativeEvent.isComposing) return
    const down = event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey)
    const up = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey)
    if (!down && !up) return
    event.preventDefault()
    const by = down ? 1 : -1
    if (!event.altKey) step(cell, by)
    else if (event.key === 'Enter') add(cell.key)
    else move({ kind: 'move', table: index, key: cell.key, by }, inputOf(cell))
  }
  return { add, change, onKeyDown }
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

type TurnProps = { page: number; last: number; all: number; onPage: (page: number) => void }

function TurnPages({ page, last, all, onPage }: TurnProps) {
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
  const inView = usePage(rows.length)
  const { box, page, last, setPage, show } = inView
  const target = useAskedRow(index, show)
  const { add, change, onKeyDown } = useEditing(props, inView)
  const title = t('table.title', { name: table.name })
  const sub = t('table.rows', { count: rows.length, countText: format.count(rows.length) })
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
        <Button size="sm" onClick={() => add(rows.at(-1)?.key ?? null)}>
          {t('edit.add')}
        </Button>
        <TurnPages page={page} last={last} all={rows.length} onPage={setPage} />
      </div>
    </Tile>
  )
}
