import type { ImportPreview } from './preview-data'

type ColumnProblem = ImportPreview['columns'][number]['problems'][number]['code']

/** What loading does about it: refuses the file, or rows; keeps and marks them; or nothing, but look. */
export type Effect = 'stops' | 'refused' | 'flagged' | 'look' | 'none'
export type Remark = {
  code: ColumnProblem | 'absent' | 'class_unknown'
  effect: Effect
  /** Of the rows read so far; null where it is not counted. */
  share: number | null
  /** A value that shows it. */
  example?: string
}

export const WEIGHT: Record<Effect, number> = { stops: 4, refused: 3, flagged: 2, look: 1, none: 0 }
