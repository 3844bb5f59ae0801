import 'server-only'
import { exportAuditInput, type ListAuditInput } from '@/domain/audit/input'
import { csvLine } from '@/domain/imports/csv-cell'
import type { RawRoute } from '@/server/http/endpoint'
import { queryInput } from '@/server/http/operation-input'
import { downloadHeaders, streamText } from '@/server/http/stream-text'
import { query } from '@/server/kernel/operation'
import { listAudit } from './list'

const PAGE_ROWS = 200
const TYPES = { csv: 'text/csv', ndjson: 'application/x-ndjson' } as const
const HEADER = ['seq', 'at', 'actor', 'actor_id', 'action', 'outcome', 'object_type', 'object_id', 'use_case']
const REST = ['request_id', 'detail', 'hash']

type Listed = Awaited<ReturnType<typeof listAudit.execute>>['items'][number]

/** Whether the caller may; the records are read page by page after it. */
export const exportAudit = query({
  name: 'audit.export',
  permission: 'audit:read',
  input: exportAuditInput,
  run: async (ctx, input) => {
    ctx.visible()
    return input
  },
})

const cells = (record: Listed) => [
  ...[record.seq, record.at, record.actor.name, record.actor.id, record.action, record.outcome],
  ...[record.object.type, record.object.id, record.useCase?.slug ?? null],
  ...[record.requestId, JSON.stringify(record.detail), record.hash],
]

async function* pages(route: RawRoute, filter: Record<string, unknown>): AsyncGenerator<readonly Listed[]> {
  let cursor: ListAuditInput['cursor'] | null = null
  do {
    const asked = { ...filter, limit: PAGE_ROWS, ...(cursor && { cursor }) }
    const page: Awaited<ReturnType<typeof listAudit.execute>> = await listAudit.execute(route.caller, asked)
    yield page.items
    cursor = page.next
  } while (cursor)
}

async function* textOf(format: keyof typeof TYPES, found: AsyncGenerator<readonly Listed[]>): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine([...HEADER, ...REST])
  for await (const records of found) {
    const lines = records.map((record) => (format === 'csv' ? csvLine(cells(record)) : `${JSON.stringify(record)}\n`))
    if (lines.length > 0) yield lines.join('')
  }
}

/** `GET /audit/export` */
export async function sendAudit(_request: Request, route: RawRoute): Promise<Response> {
  const { format } = await exportAudit.execute(route.caller, queryInput(route.query))
  const { format: _, ...filter } = queryInput(route.query)
  const headers = downloadHeaders(TYPES[format], `audit.${format}`)
  return new Response(streamText(textOf(format, pages(route, filter))), { headers })
}
