import 'server-only'
import type { FeatureDefinition } from '@/domain/features/input'
import type { TableFormat, TableKind } from '@/domain/imports/table-columns'
import type { Task } from '@/domain/models/input'
import type { RowProblem } from '@/domain/predictions/batch'

/** A file that can be read anywhere; ends are past the last byte. */
export type RandomAccess = { byteLength: number; slice: (start: number, end?: number) => Promise<ArrayBuffer> }

export type TableSource =
  | { format: Exclude<TableFormat, 'parquet'>; bytes: AsyncIterable<Uint8Array> }
  | { format: 'parquet'; file: RandomAccess }

/** What columns may mean besides the product's own; a VersionSpec is one. */
export type TableSpec = {
  task: Task
  features: readonly FeatureDefinition[]
  segments: readonly string[]
}

/** Rows count from 1, the header not included; a row's line is the one on which it starts. */
export type TableRow =
  | { row: number; line: number | null; raw: Record<string, unknown>; problem: null }
  | { row: number; line: number | null; raw: null; id: string | null; problem: RowProblem }

export type Table = {
  kind: TableKind
  columns: readonly string[]
  /** Columns that are neither the product's nor features; in NDJSON those seen so far. */
  ignored: () => string[]
  bytesRead: () => number
  /** Some thousand rows at a time; throws TableError where the file cannot be read further, after the rows before it. */
  batches: () => AsyncGenerator<TableRow[]>
}

export const BATCH_ROWS = 2000

export type TableErrorCode = 'unclosed_quote' | 'row_too_large' | 'invalid_table'

/** The file cannot be read beyond this line. */
export class TableError extends Error {
  override name = 'TableError'
  constructor(
    readonly code: TableErrorCode,
    readonly line: number | null,
    detail: string,
  ) {
    super(detail)
  }
}
