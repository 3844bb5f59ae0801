import 'server-only'
import { imports } from '@/db/schema'
import { TABLE_BYTES_MAX, type TableFormat } from '@/domain/imports/table-columns'
import type { RawRoute } from '@/server/http/endpoint'
import { jsonResponse } from '@/server/http/respond'
import { streamBody } from '@/server/http/stream-body'
import { actorName } from '@/server/kernel/actor-name'
import { AppError } from '@/server/kernel/app-error'
import type { Caller } from '@/server/kernel/context'
import { newId } from '@/server/kernel/new-id'
import { system } from '@/server/kernel/system'
import { declaredFormat, detectFormat } from '@/server/tables/detect-format'
import { openTable } from '@/server/tables/open-table'
import { unpackFile } from '@/server/tables/unpack-file'
import { chunkFile } from './chunks'
import { type PreparedImport, prepareImport } from './prepare'
import { dropSpool, spool } from './spool'
import { startImport } from './start'

type Upload = { caller: Caller; target: PreparedImport; format: TableFormat; content: AsyncIterable<Uint8Array> }

async function reserve({ caller, target, format }: Upload): Promise<string> {
  const id = newId('imp')
  const none = { bytes: 0, bytesRead: 0, received: 0, accepted: 0, duplicates: 0, flagged: 0, rejected: 0 }
  await system().engine.transaction((tx) =>
    tx.insert(imports).values({
      ...none,
      id,
      modelId: target.modelId,
      versionId: target.versionId,
      kind: target.kind,
      state: 'spooling',
      fileName: target.fileName ?? null,
      format,
      columnMap: target.map,
      zone: target.zone,
      ignoredColumns: [],
      startedBy: actorName(caller.actor),
      touchedAt: caller.now,
      createdAt: caller.now,
    }),
  )
  return id
}

async function* only(piece: Uint8Array): AsyncGenerator<Uint8Array> {
  yield piece
}

/** Stores the upload and refuses a header or footer that cannot be used. */
async function take(id: string, upload: Upload): Promise<{ bytes: number; ignoredColumns: string[] }> {
  const { target, format } = upload
  let ignoredColumns: string[] = []
  const bytes = await spool(id, upload.content, async (piece) => {
    if (format !== 'parquet') ignoredColumns = (await openTable({ format, bytes: only(piece) }, target)).ignored()
  })
  if (bytes === 0) throw new AppError('invalid_table', 'the table is empty')
  if (format === 'parquet') ignoredColumns = (await openTable({ format, file: chunkFile(id, bytes) }, target)).ignored()
  return { bytes, ignoredColumns }
}

/** `POST /models/{model}/imports`: the body goes into the database piece by piece; answers 202 when it is queued. */
export async function receiveImport(request: Request, { params, query, caller }: RawRoute): Promise<Response> {
  const target = await prepareImport.execute(caller, { ...Object.fromEntries(query), ...params })
  const contentType = request.headers.get('content-type')
  declaredFormat(contentType)
  if (Number(request.headers.get('content-length') ?? 0) > TABLE_BYTES_MAX)
    throw new AppError('too_large', `the table may have at most ${TABLE_BYTES_MAX} bytes`)
  const { head, all } = await unpackFile(streamBody(request, TABLE_BYTES_MAX), TABLE_BYTES_MAX)
  const format = detectFormat({ contentType, fileName: target.fileName ?? null }, head)
  const upload: Upload = { caller, target, format, content: all }
  const id = await reserve(upload)
  try {
    const taken = await take(id, upload)
    const started = await startImport.execute(caller, { id, model: target.model, ...taken })
    return jsonResponse(started, 202, { location: `/api/v1/imports/${id}` })
  } catch (error) {
    await dropSpool(id)
    throw error
  }
}
