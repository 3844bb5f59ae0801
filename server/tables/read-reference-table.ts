import 'server-only'
import type { ColumnMap } from '@/domain/imports/column-map'
import { REFERENCE_ROWS_MAX, TABLE_BYTES_MAX } from '@/domain/imports/table-columns'
import { streamBody } from '@/server/http/stream-body'
import { AppError } from '@/server/kernel/app-error'
import { declaredFormat, detectFormat } from './detect-format'
import { openTable } from './open-table'
import { type Table, TableError, type TableRow, type TableSpec } from './table'
import { keepTemporarily, type TemporaryFile } from './temporary-file'
import { unpackFile } from './unpack-file'

export type ReferenceTable = Pick<Table, 'columns' | 'ignored' | 'batches'> & {
  /** Call when done, whatever happened: a Parquet body is kept in a temporary file. */
  close: () => Promise<void>
}

async function* limited(table: Table): AsyncGenerator<TableRow[]> {
  let rows = 0
  try {
    for await (const batch of table.batches()) {
      rows += batch.length
      if (rows > REFERENCE_ROWS_MAX)
        throw new AppError('too_many_rows', `a reference may have at most ${REFERENCE_ROWS_MAX} rows`)
      yield batch
    }
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    throw new AppError('invalid_table', error.message, {
      errors: [{ pointer: error.line === null ? '' : `/lines/${error.line}`, code: error.code, detail: error.message }],
    })
  }
}

/** The rows of a reference sent as the body of a request: CSV, NDJSON or Parquet, also packed with gzip. */
export async function readReferenceRows(
  request: Request,
  options: { spec: TableSpec; map: ColumnMap; zone: string },
): Promise<ReferenceTable> {
  const contentType = request.headers.get('content-type')
  declaredFormat(contentType)
  const { head, all } = await unpackFile(streamBody(request, TABLE_BYTES_MAX), TABLE_BYTES_MAX)
  const format = detectFormat({ contentType, fileName: null }, head)
  let file: TemporaryFile | null = null
  try {
    if (format === 'parquet') file = await keepTemporarily(all)
    const source = file
      ? ({ format: 'parquet', file } as const)
      : ({ format: format === 'ndjson' ? 'ndjson' : 'csv', bytes: all } as const)
    const table = await openTable(source, { ...options, kind: 'reference' })
    return {
      columns: table.columns,
      ignored: table.ignored,
      batches: () => limited(table),
      close: async () => {
        await file?.close()
        await all.return(undefined)
      },
    }
  } catch (error) {
    await file?.close()
    throw error
  }
}
