import 'server-only'
import { openCsv } from './open-csv'
import { openNdjson } from './open-ndjson'
import { openParquet } from './open-parquet'
import type { PlaceOptions } from './places'
import type { Table, TableSource } from './table'

/** Opens a table of rows as the JSON API has them. Refuses an unusable header, footer or map (`invalid_table`, `invalid_input`). */
export async function openTable(source: TableSource, options: Omit<PlaceOptions, 'typed'>): Promise<Table> {
  if (source.format === 'parquet') return openParquet(source.file, options)
  return source.format === 'csv' ? openCsv(source.bytes, options) : openNdjson(source.bytes, options)
}
