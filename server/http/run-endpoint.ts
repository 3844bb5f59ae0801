import 'server-only'
import { holds } from '@/domain/access/actor'
import type { BatchReport } from '@/domain/predictions/batch'
import { AppError } from '@/server/kernel/app-error'
import type { Caller } from '@/server/kernel/context'
import { toAppError } from '@/server/kernel/map-error'
import { countRows } from './count-rows'
import type { AnyEndpoint, Endpoint } from './endpoint'
import { idempotent, idempotentStream } from './idempotent'
import { etagHeader, matchInput } from './if-match'
import { JSON_TYPE, NDJSON_TYPE, requireMediaType } from './media-type'
import { bodyInput, mergeInput, queryInput } from './operation-input'
import { parseJson, parseJsonLines } from './parse-json'
import { problemResponse } from './problem'
import { readBody } from './read-body'
import { respond } from './respond'
import { rowsField } from './rows-field'

export type Exchange = { request: Request; url: URL; params: Record<string, string>; caller: Caller }

/** Whoever lacks the permission gets the kernel's own refusal, with its audit record, before the body is looked at. */
async function admit({ operation }: AnyEndpoint, caller: Caller): Promise<void> {
  if (operation.permission === 'public' || holds(caller.actor, operation.permission)) return
  await operation.execute(caller, undefined)
  throw new AppError('forbidden', `this needs the permission ${operation.permission}`)
}

function parseBody(rows: string | undefined, type: string, body: Buffer): Record<string, unknown> {
  if (rows !== undefined && type === NDJSON_TYPE) return { [rows]: parseJsonLines(body, rows) }
  return bodyInput(parseJson(body, rows))
}

/** What needs no fields is asked without a body; what needs some is then refused field by field. */
const isBare = ({ headers }: Request) =>
  !headers.has('content-type') && !headers.has('transfer-encoding') && Number(headers.get('content-length') ?? 0) === 0

async function execute(endpoint: Endpoint, exchange: Exchange, body: Record<string, unknown>): Promise<Response> {
  const { operation } = endpoint
  const matched = matchInput(endpoint, exchange.request.headers)
  const parts = [queryInput(exchange.url.searchParams), body, exchange.params, matched]
  const input = mergeInput(operation.input, parts)
  if (endpoint.shape !== 'batch')
    return respond(endpoint, await operation.execute(exchange.caller, input), exchange.url)
  try {
    const report = (await operation.execute(exchange.caller, input)) as BatchReport
    countRows(operation.name, report)
    return respond(endpoint, report, exchange.url)
  } catch (error) {
    if (error instanceof AppError && error.more.body) countRows(operation.name, error.more.body)
    throw error
  }
}

/** An answer in any case, so that a refusal of the verb is kept for the Idempotency-Key like a result. */
async function answered(
  requestId: string,
  work: () => Promise<Response>,
  stated: Pick<Endpoint, 'etag'> = {},
): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    const refusal = toAppError(error, requestId)
    return problemResponse(refusal, requestId, etagHeader(stated, refusal.more.body))
  }
}

async function runBody(endpoint: Endpoint, exchange: Exchange): Promise<Response> {
  const { request, caller } = exchange
  const rows = rowsField(endpoint)
  if (rows === undefined && isBare(request)) return runPlain(endpoint, exchange)
  const type = requireMediaType(request.headers, rows === undefined ? [JSON_TYPE] : [JSON_TYPE, NDJSON_TYPE])
  const body = await readBody(request)
  return idempotent(request, { caller, body }, () =>
    answered(caller.requestId, () => execute(endpoint, exchange, parseBody(rows, type, body)), endpoint),
  )
}

async function runPlain(endpoint: Endpoint, exchange: Exchange): Promise<Response> {
  const { request, caller } = exchange
  return idempotent(request, { caller, body: new Uint8Array() }, () =>
    answered(caller.requestId, () => execute(endpoint, exchange, {})),
  )
}

/** Runs the verb of an endpoint for a caller and answers. */
export async function runEndpoint(endpoint: AnyEndpoint, exchange: Exchange): Promise<Response> {
  const { request, url, params, caller } = exchange
  await admit(endpoint, caller)
  if ('handle' in endpoint) {
    return idempotentStream(request, caller, (sent) =>
      answered(caller.requestId, () => endpoint.handle(sent, { params, query: url.searchParams, caller })),
    )
  }
  return endpoint.input === 'body' ? runBody(endpoint, exchange) : runPlain(endpoint, exchange)
}
