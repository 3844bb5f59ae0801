import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytea, createdAt, id, instant } from './columns'

export const imports = pgTable(
  'imports',
  {
    id: id(),
    modelId: text('model_id').notNull(),
    versionId: text('version_id'),
    kind: text('kind').$type<'predictions' | 'labels'>().notNull(),
    state: text('state').$type<'spooling' | 'queued' | 'running' | 'done' | 'failed'>().notNull(),
    fileName: text('file_name'),
    format: text('format').$type<'csv' | 'ndjson' | 'parquet'>().notNull(),
    columnMap: jsonb('column_map').$type<Record<string, string>>().notNull(),
    zone: text('zone').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    bytesRead: bigint('bytes_read', { mode: 'number' }).notNull(),
    received: bigint('received', { mode: 'number' }).notNull(),
    accepted: bigint('accepted', { mode: 'number' }).notNull(),
    duplicates: bigint('duplicates', { mode: 'number' }).notNull(),
    flagged: bigint('flagged', { mode: 'number' }).notNull(),
    rejected: bigint('rejected', { mode: 'number' }).notNull(),
    ignoredColumns: jsonb('ignored_columns').$type<string[]>().notNull(),
    error: jsonb('error').$type<{ code: string; detail: string; line?: number }>(),
    startedBy: text('started_by').notNull(),
    /** Who runs it, and the last sign of life. */
    worker: text('worker'),
    touchedAt: instant('touched_at').notNull(),
    createdAt: createdAt(),
    finishedAt: instant('finished_at'),
  },
  (t) => [index('imports_model').on(t.modelId, t.createdAt, t.id), index('imports_created').on(t.createdAt, t.id)],
)

/** The uploaded file in pieces, so that any process can resume; emptied when the import ends. */
export const importChunks = pgTable(
  'import_chunks',
  {
    importId: text('import_id').notNull(),
    seq: integer('seq').notNull(),
    data: bytea('data').notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.seq] })],
)

export const importRejections = pgTable(
  'import_rejections',
  {
    importId: text('import_id').notNull(),
    row: bigint('row', { mode: 'number' }).notNull(),
    line: bigint('line', { mode: 'number' }),
    externalId: text('external_id'),
    code: text('code').notNull(),
    pointer: text('pointer').notNull(),
    detail: text('detail').notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.row] })],
)
