import 'server-only'
import type { TableFormat } from '@/domain/imports/table-columns'
import { AppError } from '@/server/kernel/app-error'

const BY_TYPE: Record<string, TableFormat | 'sniff'> = {
  'text/csv': 'csv',
  'application/csv': 'csv',
  'text/tab-separated-values': 'csv',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'application/x-jsonlines': 'ndjson',
  'application/vnd.apache.parquet': 'parquet',
  'application/x-parquet': 'parquet',
  'application/octet-stream': 'sniff',
  'application/gzip': 'sniff',
  'application/x-gzip': 'sniff',
  'text/plain': 'sniff',
  'application/vnd.ms-excel': 'sniff',
  '': 'sniff',
}
const BY_EXTENSION: Record<string, TableFormat> = {
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  parquet: 'parquet',
  pq: 'parquet',
}
const PARQUET = Buffer.from('PAR1')

export type Declared = { contentType: string | null; fileName: string | null }

/** The format that a Content-Type names; `sniff` when it leaves it open. Refuses types that are no table. */
export function declaredFormat(contentType: string | null): TableFormat | 'sniff' {
  const name = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const format = Object.hasOwn(BY_TYPE, name) ? BY_TYPE[name] : undefined
  if (format) return format
  throw new AppError(
    'unsupported_media_type',
    'Content-Type must be text/csv, application/x-ndjson or application/vnd.apache.parquet (or application/octet-stream)',
  )
}

/** The format by Content-Type, else by the first bytes and the file's name. */
export function detectFormat({ contentType, fileName }: Declared, head: Buffer): TableFormat {
  const declared = declaredFormat(contentType)
  if (declared !== 'sniff') return declared
  if (head.subarray(0, 4).equals(PARQUET)) return 'parquet'
  const extension = /\.([a-z]+)$/i.exec((fileName ?? '').replace(/\.gz$/i, ''))?.[1]?.toLowerCase() ?? ''
  const named = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined
  if (named) return named
  return head.toString('latin1').trimStart().startsWith('{') ? 'ndjson' : 'csv'
}
