import { type ColumnMap, writeColumnMap } from '@/domain/imports/column-map'
import { MAPPED_ONLY } from '@/domain/imports/table-columns'

/** Name of the product or feature -> column of the file, or null where none holds it. */
export type Assignment = Readonly<Record<string, string | null>>
type File = { columns: readonly string[]; names: readonly string[] }

/** What a mapping means for a file: a name that is not mapped is its own column, unless that one stands for another. */
export function assignmentOf(map: ColumnMap, { columns, names }: File): Assignment {
  const there = new Set(columns)
  const used = new Set(Object.values(map))
  const columnOf = (name: string) => {
    if (Object.hasOwn(map, name)) return map[name] ?? null
    return there.has(name) && !used.has(name) && !MAPPED_ONLY.has(name) ? name : null
  }
  return Object.fromEntries(names.map((name) => [name, columnOf(name)]))
}

/** The text of `?map=`: no more than what does not follow from the names of the columns. */
export function mapTextOf(assignment: Assignment): string {
  const chosen = Object.entries(assignment).flatMap(([name, column]) => (column === null ? [] : [{ name, column }]))
  const shared = (column: string) => chosen.filter((one) => one.column === column).length > 1
  const written = chosen.filter(({ name, column }) => name !== column || MAPPED_ONLY.has(name) || shared(column))
  return writeColumnMap(Object.fromEntries(written.map(({ name, column }) => [name, column])))
}

export type DateAndHour = { column: string | null; hour: string | null }

/** A time may lie in two columns, written `date+hour`. */
export function splitTime(value: string | null, columns: readonly string[]): DateAndHour {
  if (value === null || columns.includes(value)) return { column: value, hour: null }
  const column = columns.find((name) => value.startsWith(`${name}+`) && columns.includes(value.slice(name.length + 1)))
  return column === undefined ? { column: value, hour: null } : { column, hour: value.slice(column.length + 1) }
}

export const joinTime = ({ column, hour }: DateAndHour): string | null =>
  column === null || hour === null ? column : `${column}+${hour}`
