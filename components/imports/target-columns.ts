import type { FeatureDefinition } from '@/domain/features/input'
import { type ImportKind, PROBABILITY_PREFIX, SEGMENT_PREFIX, type TableColumn } from '@/domain/imports/table-columns'
import type { Task } from '@/domain/models/input'

/** What rows of a file are loaded into: a model, and for predictions one of its versions. */
export type Target = {
  kind: ImportKind
  task: Task
  classes: readonly string[] | null
  features: readonly Pick<FeatureDefinition, 'name' | 'type' | 'nullable'>[]
  segments: readonly string[]
}

export const COLUMN_GROUPS = ['needed', 'more', 'features', 'segments', 'probabilities'] as const
export type ColumnGroup = (typeof COLUMN_GROUPS)[number]
/** A name that a column of the file can stand for. */
export type TargetColumn = { name: string; group: ColumnGroup }

const NEEDED: Record<ImportKind, readonly TableColumn[]> = {
  predictions: ['id', 'timestamp', 'prediction'],
  labels: ['id', 'label'],
}
const MORE: Record<ImportKind, readonly TableColumn[]> = {
  predictions: ['score', 'latency_ms', 'error', 'entity', 'amount'],
  labels: ['timestamp'],
}

const grouped = (group: ColumnGroup, names: readonly string[]): TargetColumn[] => names.map((name) => ({ name, group }))

/** Every name once: a feature that is called like a column of the product is that column. */
export function targetColumns({ kind, task, classes, features, segments }: Target): TargetColumn[] {
  const own = [...grouped('needed', NEEDED[kind]), ...grouped('more', MORE[kind])]
  if (kind === 'labels') return own
  const taken = new Set(own.map(({ name }) => name))
  const names = features.map(({ name }) => name).filter((name) => !taken.has(name))
  return [
    ...own,
    ...grouped('features', names),
    ...grouped(
      'segments',
      segments.map((name) => `${SEGMENT_PREFIX}${name}`),
    ),
    ...grouped(
      'probabilities',
      task === 'multiclass' ? (classes ?? []).map((name) => `${PROBABILITY_PREFIX}${name}`) : [],
    ),
  ]
}
