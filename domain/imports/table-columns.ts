/** What a table is loaded as. */
const TABLE_KINDS = ['predictions', 'labels', 'reference'] as const
export type TableKind = (typeof TABLE_KINDS)[number]
export const IMPORT_KINDS = ['predictions', 'labels'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]
const TABLE_FORMATS = ['csv', 'ndjson', 'parquet'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]

/** Columns that mean something by their name, besides features, `segment.<name>` and `probability.<class>`. */
export const TABLE_COLUMNS = [
  'id',
  'timestamp',
  'prediction',
  'score',
  'label',
  'latency_ms',
  'error',
  'entity',
  'amount',
] as const
export type TableColumn = (typeof TABLE_COLUMNS)[number]

export const SEGMENT_PREFIX = 'segment.'
export const PROBABILITY_PREFIX = 'probability.'

/** Counts only when it is mapped: by its own name `error` is more often a residual than a failure. */
export const MAPPED_ONLY: ReadonlySet<string> = new Set(['error'])

/** Columns a kind of table takes. */
export const COLUMNS_OF: Record<TableKind, ReadonlySet<string>> = {
  predictions: new Set(TABLE_COLUMNS.filter((name) => name !== 'label')),
  labels: new Set(['id', 'label', 'timestamp']),
  reference: new Set(TABLE_COLUMNS),
}

export const TABLE_BYTES_MAX = 2 * 1024 ** 3
export const REFERENCE_ROWS_MAX = 1_000_000
/** A column's name may be this long, a header this wide. */
export const COLUMN_NAME_MAX = 300
export const COLUMNS_MAX = 2000

export const PREVIEW_BYTES = 256 * 1024
