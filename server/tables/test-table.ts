import type { FeatureDefinition, FeatureType } from '@/domain/features/input'
import { openTable } from './open-table'
import type { Table, TableRow, TableSource, TableSpec } from './table'

/** A feature as tests write it. */
export const feature = (name: string, type: FeatureType = 'numeric'): FeatureDefinition => ({
  name,
  type,
  nullable: true,
  sensitivity: null,
  store: 'raw',
})

export const binarySpec = (features: FeatureDefinition[], segments: string[] = []): TableSpec => ({
  task: 'binary',
  features,
  segments,
})

/** The bytes in pieces of the given size, as they may come over a network. */
export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export const csvOf = (text: string | Uint8Array, size = 7): TableSource => ({
  format: 'csv',
  bytes: inPieces(typeof text === 'string' ? Buffer.from(text) : text, size),
})

export const ndjsonOf = (text: string | Uint8Array, size = 7): TableSource => ({
  format: 'ndjson',
  bytes: inPieces(typeof text === 'string' ? Buffer.from(text) : text, size),
})

/** Every row, and the error at which reading stopped, if it did. */
async function readAll(table: Table): Promise<{ rows: TableRow[]; error: unknown }> {
  const rows: TableRow[] = []
  try {
    for await (const batch of table.batches()) rows.push(...batch)
    return { rows, error: null }
  } catch (error) {
    return { rows, error }
  }
}

type Options = Parameters<typeof openTable>[1]

export async function readTable(source: TableSource, options: Partial<Options> = {}) {
  const table = await openTable(source, {
    kind: 'predictions',
    map: {},
    zone: 'UTC',
    spec: binarySpec([feature('x'), feature('c', 'categorical')]),
    ...options,
  })
  return { table, ...(await readAll(table)) }
}
