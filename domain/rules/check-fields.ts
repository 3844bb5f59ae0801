import type { FeatureType } from '@/domain/features/input'
import { type Cell, setOf } from './cell'
import { type FieldAtoms, fieldAtoms, mergeRanges, type Ranges, rangesOf } from './field-atoms'
import { type Box, meet } from './ranges'
import type { Field } from './region'
import type { DecisionTable, TableColumn } from './table'
import { EVERYTHING, type ValueSet } from './value-set'

/** What the checks know of a row: its box of atoms, or why it has none. */
export type RowBox = {
  row: number
  box: Box
  /** A condition is opaque: the row holds at most what its box says. */
  partial: boolean
  /** The first condition that can never hold. */
  never: { column: string; because: string } | null
}
export type NotChecked = { row: number; column: string; text: string }
export type CheckedFields = { fields: Field[]; whole: Box; rows: RowBox[]; notChecked: NotChecked[] }

type Group = { name: string; columns: number[]; type: TableColumn['type'] }

/** Columns on the same field are one field. */
function groups(table: DecisionTable): Group[] {
  const found = new Map<string, Group>()
  for (const [i, { field, id, feature, name, type }] of table.inputs.entries()) {
    if (field === null) continue
    const key = feature ?? field
    const known = found.get(key)
    if (known) known.columns.push(i)
    else found.set(key, { name: feature ?? name ?? id, columns: [i], type })
  }
  return [...found.values()]
}

const wholeOf = (atoms: FieldAtoms): Ranges => (atoms.size === 0 ? [] : [[0, atoms.size - 1]])

function cellRanges(cells: readonly Cell[], atoms: FieldAtoms): Ranges {
  return cells.reduce<Ranges>(
    (ranges, cell) => (cell.kind === 'set' ? meet(ranges, rangesOf(atoms, cell.set)) : ranges),
    wholeOf(atoms),
  )
}

const NOTHING_MEETS = 'no value meets it'
/** Per type: whether a condition holds for any value of it, and what is said of one that does not. */
const KINDS: Record<FeatureType, { some: (set: ValueSet) => boolean; other: string }> = {
  numeric: {
    some: ({ numbers }) => numbers.length > 0,
    other: 'the feature is a number and the condition is not',
  },
  boolean: {
    some: ({ booleans: { no, yes } }) => no || yes,
    other: 'the feature is true or false and the condition is not',
  },
  categorical: {
    some: ({ texts: { named, allBut } }) => allBut || named.size > 0,
    other: 'the feature is text: write its values in quotes',
  },
}

/** Why no value of the field meets all of its conditions: one of them is of another kind, or they exclude one another. */
function nothingMeets({ type }: Group, cells: readonly Cell[]): string {
  if (!type) return NOTHING_MEETS
  const { some, other } = KINDS[type.type]
  return cells.map(setOf).some((set) => !set.missing && !some(set)) ? other : NOTHING_MEETS
}

type Limit = { group: Group; cells: readonly Cell[]; ranges: Ranges }

function neverOf(table: DecisionTable, row: number, limits: readonly Limit[]): RowBox['never'] {
  const cells = table.rows[row]?.inputs ?? []
  for (const [i, { cell }] of cells.entries()) {
    if (cell.kind === 'never') return { column: table.inputs[i]?.name ?? '', because: cell.because }
  }
  const empty = limits.find(({ ranges }) => ranges.length === 0)
  return empty ? { column: empty.group.name, because: nothingMeets(empty.group, empty.cells) } : null
}

/** Lays a table's conditions out in atoms. */
export function checkFields(table: DecisionTable): CheckedFields {
  const grouped = groups(table).map((group) => {
    const sets = table.rows.flatMap(({ inputs }) =>
      group.columns.flatMap((i) => {
        const cell = inputs[i]?.cell
        return cell?.kind === 'set' ? [setOf(cell)] : []
      }),
    )
    return { group, atoms: fieldAtoms(group.type, sets.length > 0 ? sets : [EVERYTHING]) }
  })
  const notChecked: NotChecked[] = []
  const rows = table.rows.map(({ row, inputs }, at): RowBox => {
    for (const [i, { cell, text }] of inputs.entries())
      if (cell.kind === 'opaque') notChecked.push({ row, column: table.inputs[i]?.name ?? '', text })
    const limits = grouped.map(({ group, atoms }): Limit => {
      const cells = group.columns.flatMap((i) => inputs[i]?.cell ?? [])
      return { group, cells, ranges: mergeRanges(cellRanges(cells, atoms)) }
    })
    return {
      row,
      box: limits.map(({ ranges }) => ranges),
      partial: inputs.some(({ cell }) => cell.kind === 'opaque'),
      never: neverOf(table, at, limits),
    }
  })
  const fields = grouped.map(({ group, atoms }) => ({ name: group.name, atoms }))
  return { fields, whole: grouped.map(({ atoms }) => wholeOf(atoms)), rows, notChecked }
}
