import 'server-only'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { ImportError } from '@/domain/imports/shape'
import { AppError } from '@/server/kernel/app-error'
import { toAppError } from '@/server/kernel/map-error'
import { system } from '@/server/kernel/system'
import { freshVersionState } from '@/server/predictions/version-state'
import { openTable } from '@/server/tables/open-table'
import { type Table, TableError, type TableSpec } from '@/server/tables/table'
import { chunkFile, chunksOf } from './chunks'
import { type ClaimedImport, claimImport, keepAlive, newWorker, releaseImport } from './claim'
import { finishImport } from './finish'
import { labelWriter } from './label-writer'
import { predictionWriter } from './prediction-writer'
import { type BatchWriter, Superseded, writeBatch } from './write-batch'

export type RunOptions = {
  /** Asked between batches; the import then waits for the next worker. */
  stopping?: () => boolean
}

async function specOf({ row, model, version }: ClaimedImport): Promise<TableSpec> {
  if (row.kind === 'labels' || !version) return { task: model.task, features: [], segments: [] }
  const state = await system().engine.read((tx) => freshVersionState(tx, version.no))
  return state.spec
}

async function open(claimed: ClaimedImport): Promise<Table> {
  const { id, format, bytes, kind, columnMap: map, zone } = claimed.row
  const options = { kind, map, zone, spec: await specOf(claimed) }
  if (format === 'parquet') return openTable({ format, file: chunkFile(id, bytes) }, options)
  return openTable({ format, bytes: chunksOf(id, bytes) }, options)
}

function writerOf({ row, model, version }: ClaimedImport): BatchWriter {
  if (row.kind === 'labels') return labelWriter(model)
  if (!version) throw new Error(`import ${row.id} has no version`)
  return predictionWriter({ modelNo: model.no, versionNo: version.no })
}

/** Writes what is not yet counted. Rows counted before a kill are read past: the file is the same, so is their order. */
async function work(claimed: ClaimedImport, stopping: () => boolean): Promise<void> {
  const table = await open(claimed)
  const writer = writerOf(claimed)
  let at = { received: claimed.row.received, rejected: claimed.row.rejected }
  for await (const batch of table.batches()) {
    const rows = batch.filter(({ row }) => row > at.received)
    if (rows.length === 0) continue
    if (stopping()) throw new AppError('unavailable', 'the process is stopping; the import goes on with the next one')
    const bytesRead = Math.min(table.bytesRead(), claimed.row.bytes)
    at = await writeBatch(claimed, { rows, at, bytesRead, ignoredColumns: table.ignored() }, writer)
    await yieldToOthers()
  }
}

const RETRYABLE_SQL = /^40/

/** Trouble that passes is left to the next attempt; anything else ends the import. */
function failureOf(error: unknown, importId: string): ImportError {
  if (error instanceof TableError) {
    return { code: error.code, detail: error.message, ...(error.line !== null && { line: error.line }) }
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (RETRYABLE_SQL.test(String((cause as { code?: unknown })?.code))) throw error
  const known = toAppError(error, importId)
  if (known.code === 'unavailable' || known.code === 'conflict') throw error
  const detail =
    known.code === 'internal' ? 'something went wrong on our side; what was accepted is kept' : known.message
  return { code: known.code, detail }
}

/** The job of an import: any process takes it up where the last one stopped, and counts every row once. */
export async function runImport({ importId }: { importId: string }, options: RunOptions = {}): Promise<void> {
  const worker = newWorker()
  const claimed = await claimImport(importId, worker)
  if (!claimed) return
  const stopping = options.stopping ?? (() => system().state === 'stopping')
  const stopBeating = keepAlive(importId, worker)
  try {
    await work(claimed, stopping)
    await finishImport(claimed, null)
  } catch (error) {
    if (error instanceof Superseded) return
    await end(claimed, error)
  } finally {
    stopBeating()
  }
}

async function end(claimed: ClaimedImport, error: unknown): Promise<void> {
  const { row, worker } = claimed
  try {
    await finishImport(claimed, failureOf(error, row.id))
  } catch (again) {
    // With the database gone the claim lapses by itself.
    await releaseImport(row.id, worker).catch(() => undefined)
    throw again
  }
}
