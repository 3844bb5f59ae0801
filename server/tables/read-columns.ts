import 'server-only'
import { readCsvHeader } from './csv-header'
import { ndjsonColumns } from './open-ndjson'
import { readParquetFile } from './parquet-schema'
import type { TableSource } from './table'

/** The names of a table's columns, whatever they mean. Refuses what is no table (`invalid_table`). */
export async function readColumns(source: TableSource): Promise<readonly string[]> {
  if (source.format === 'parquet') {
    const { columns, nested } = await readParquetFile(source.file)
    return [...columns.map((column) => column.name), ...nested]
  }
  if (source.format === 'csv') return (await readCsvHeader(source.bytes[Symbol.asyncIterator]())).columns
  return ndjsonColumns(source.bytes)
}
