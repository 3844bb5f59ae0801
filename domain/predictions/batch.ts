/** What a row of a batch can be refused or marked for. */
const ROW_CODES = [
  'not_an_object',
  'unknown_field',
  'id_required',
  'id_too_long',
  'timestamp_required',
  'timestamp_invalid',
  'timestamp_ahead',
  'prediction_required',
  'prediction_kind',
  'features_kind',
  'field_kind',
  'text_nul',
  'text_encoding',
  'text_too_long',
  'row_too_large',
  'label_required',
  'label_kind',
  'value_kind',
  'cell_count',
  'id_conflict',
] as const
export type RowCode = (typeof ROW_CODES)[number]

export type RowProblem = { code: RowCode; pointer: string; detail: string }

export type RejectedRow = RowProblem & { index: number; id: string | null; retryable: boolean }

/** The body of every batch answer; received = accepted + duplicates + rejected. */
export type BatchReport = {
  received: number
  accepted: number
  duplicates: number
  flagged: number
  rejected: RejectedRow[]
}

export const BATCH_ROWS_MAX = 10_000
export const ROW_BYTES_MAX = 64 * 1024
export const ID_LENGTH_MAX = 200
export const TEXT_LENGTH_MAX = 1000
/** A prediction may carry a clock that runs ahead, but not by more. */
export const AHEAD_MAX_MS = 24 * 3_600_000
