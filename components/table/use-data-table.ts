'use client'
import {
  type ColumnDef,
  getCoreRowModel,
  getFilteredRowModel,
  getSortedRowModel,
  type SortingState,
  useReactTable,
  type VisibilityState,
} from '@tanstack/react-table'
import { useMemo, useState } from 'react'
import { type CellValue, type Column, cellValue, type Row } from './row'
import { compareValues } from './sort-values'

export type Sort = { column: string; direction: 'ascending' | 'descending' }
type Options = { columns: readonly Column[]; rows: readonly Row[]; sort?: Sort | undefined; local: boolean }

function toColumnDef(column: Column): ColumnDef<Row, CellValue | undefined> {
  return {
    id: column.id,
    header: column.head,
    accessorFn: (row) => cellValue(row.cells[column.id]) ?? undefined,
    enableSorting: column.sortable !== false,
    sortUndefined: 'last',
    sortDescFirst: column.kind === 'number',
    sortingFn: (a, b, id) => compareValues(a.getValue(id), b.getValue(id)),
  }
}

const contains = (value: unknown, text: string) =>
  String(value ?? '')
    .toLocaleLowerCase()
    .includes(text.trim().toLocaleLowerCase())

/** The table's state: sort, filter text and visible columns. `local: false` leaves order and filter to the server. */
export function useDataTable({ columns, rows, sort, local }: Options) {
  const [sorting, setSorting] = useState<SortingState>(
    sort ? [{ id: sort.column, desc: sort.direction === 'descending' }] : [],
  )
  const [filter, setFilter] = useState('')
  const [visibility, setVisibility] = useState<VisibilityState>(() =>
    Object.fromEntries(columns.filter((column) => column.hidden).map((column) => [column.id, false])),
  )
  const definitions = useMemo(() => columns.map(toColumnDef), [columns])
  const data = useMemo(() => [...rows], [rows])
  return useReactTable({
    data,
    columns: definitions,
    state: { sorting, globalFilter: filter, columnVisibility: visibility },
    getRowId: (row) => row.id,
    onSortingChange: setSorting,
    onGlobalFilterChange: setFilter,
    onColumnVisibilityChange: setVisibility,
    globalFilterFn: (row, column, text: string) => contains(row.getValue(column), text),
    getColumnCanGlobalFilter: () => true,
    manualSorting: !local,
    manualFiltering: !local,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getFilteredRowModel: getFilteredRowModel(),
  })
}

export type DataTableState = ReturnType<typeof useDataTable>
