import { normaliseClass } from '@/domain/models/class-text'
import { type Assignment, splitTime } from './assignment'
import type { ImportPreview } from './preview-data'
import { type Effect, type Remark, WEIGHT } from './remark'
import { type ColumnGroup, type Target, type TargetColumn, targetColumns } from './target-columns'

export type MappingRow = {
  name: string
  group: ColumnGroup
  column: string | null
  hour: string | null
  samples: readonly string[]
  /** A column of that very name is always read, unless another is chosen. */
  mayBeNone: boolean
  remarks: Remark[]
}
type Preview = Pick<ImportPreview, 'columns'>
type Given = { target: Target; preview: Preview; assignment: Assignment }

const REFUSES_ROWS = new Set(['latency_ms', 'amount'])

function featureOf({ features }: Target, name: string) {
  return features.find((feature) => feature.name === name)
}

/** A prediction may lack where an error is given instead. */
const isNeeded = ({ group, name }: TargetColumn, assignment: Assignment) =>
  group === 'needed' && !(name === 'prediction' && (assignment.error ?? null) !== null)

function effectOf(code: Remark['code'], column: TargetColumn, { target, assignment }: Given): Effect {
  const feature = featureOf(target, column.name)
  if (code === 'absent') {
    if (isNeeded(column, assignment)) return 'stops'
    return feature && !feature.nullable ? 'flagged' : 'none'
  }
  if (code === 'empty') {
    if (isNeeded(column, assignment)) return 'refused'
    return feature && !feature.nullable ? 'flagged' : 'none'
  }
  if (code === 'not_a_time' || code === 'class_unknown') return 'refused'
  if (code === 'not_numeric') return column.group === 'needed' || REFUSES_ROWS.has(column.name) ? 'refused' : 'flagged'
  return code === 'out_of_range' ? 'flagged' : 'look'
}

function unknownClass(column: TargetColumn, { classes, task }: Target, samples: readonly string[]): string | null {
  const isClass = (column.name === 'prediction' || column.name === 'label') && task !== 'regression'
  if (!isClass || !classes) return null
  return samples.find((value) => !classes.includes(normaliseClass(value))) ?? null
}

function remarksOf(column: TargetColumn, chosen: string | null, given: Given): Remark[] {
  const effect = (code: Remark['code']) => effectOf(code, column, given)
  if (chosen === null) {
    const tells = isNeeded(column, given.assignment) || featureOf(given.target, column.name) !== undefined
    return tells ? [{ code: 'absent', share: null, effect: effect('absent') }] : []
  }
  const seen = given.preview.columns.find(({ name }) => name === chosen)
  const worst = new Map<Remark['code'], Remark>()
  for (const { code, share, use } of seen?.problems ?? []) {
    if (use !== column.name || (worst.get(code)?.share ?? 0) >= share) continue
    worst.set(code, { code, share, effect: effect(code) })
  }
  const odd = unknownClass(column, given.target, seen?.samples ?? [])
  if (odd !== null && !worst.has('many_classes'))
    worst.set('class_unknown', { code: 'class_unknown', share: null, effect: effect('class_unknown'), example: odd })
  return [...worst.values()].sort((a, b) => WEIGHT[b.effect] - WEIGHT[a.effect])
}

/** One row per name that a column can stand for: which column does, what it holds and what looks wrong. */
export function prepareMapping(given: Given): MappingRow[] {
  const columns = given.preview.columns.map(({ name }) => name)
  return targetColumns(given.target).map((target): MappingRow => {
    const value = given.assignment[target.name] ?? null
    const { column, hour } = target.name === 'timestamp' ? splitTime(value, columns) : { column: value, hour: null }
    return {
      ...target,
      column,
      hour,
      samples: given.preview.columns.find(({ name }) => name === column)?.samples ?? [],
      mayBeNone: target.name === 'error' || !columns.includes(target.name),
      remarks: remarksOf(target, column, given),
    }
  })
}

/** The heaviest effect among rows; `none` where nothing stands out. */
export function worstEffect(rows: readonly MappingRow[]): Effect {
  const effects = rows.flatMap(({ remarks }) => remarks.map(({ effect }) => effect))
  return effects.reduce<Effect>((worst, effect) => (WEIGHT[effect] > WEIGHT[worst] ? effect : worst), 'none')
}
