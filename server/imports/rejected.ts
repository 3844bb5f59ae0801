import 'server-only'
import { and, asc, eq, gt } from 'drizzle-orm'
import { importRejections } from '@/db/schema'
import { csvLine } from '@/domain/imports/csv-cell'
import { importRef } from '@/domain/imports/input'
import type { RawRoute } from '@/server/http/endpoint'
import { downloadHeaders, streamText } from '@/server/http/stream-text'
import { query } from '@/server/kernel/operation'
import { system } from '@/server/kernel/system'
import { findImport } from './read'
import { REJECTIONS_KEPT } from './write-batch'

const PAGE_ROWS = 2000
const HEADER = ['row', 'line', 'id', 'code', 'pointer', 'detail']

/** How many rows an import refused; the list itself is streamed after this has let the caller in. */
export const getRejected = query({
  name: 'imports.rejected',
  permission: 'import:read',
  input: importRef,
  run: async (ctx, { id }) => ({ id, rejected: (await findImport(ctx, id)).row.rejected }),
})

async function pageAfter(importId: string, row: number) {
  return system().engine.read((tx) =>
    tx
      .select()
      .from(importRejections)
      .where(and(eq(importRejections.importId, importId), gt(importRejections.row, row)))
      .orderBy(asc(importRejections.row))
      .limit(PAGE_ROWS),
  )
}

/** CSV, some thousand rows at a time. */
async function* linesOf(importId: string, rejected: number): AsyncGenerator<string> {
  yield csvLine(HEADER)
  for (let after = 0; ; ) {
    const rows = await pageAfter(importId, after)
    const cells = rows.map(({ row, line, externalId, code, pointer, detail }) =>
      csvLine([row, line, externalId, code, pointer, detail]),
    )
    if (cells.length > 0) yield cells.join('')
    if (rows.length < PAGE_ROWS) break
    after = rows.at(-1)?.row ?? after
  }
  if (rejected > REJECTIONS_KEPT) {
    const more = `${rejected - REJECTIONS_KEPT} more rows were refused; the first ${REJECTIONS_KEPT} are listed`
    yield csvLine([null, null, null, 'more', '', more])
  }
}

/** `GET /imports/{id}/rejected` */
export async function sendRejected(_request: Request, { params, caller }: RawRoute): Promise<Response> {
  const { id, rejected } = await getRejected.execute(caller, params)
  const headers = downloadHeaders('text/csv', `${id}-rejected.csv`)
  return new Response(streamText(linesOf(id, rejected)), { headers })
}
