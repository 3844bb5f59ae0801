import 'server-only'
import { importRef, listImportsInput } from '@/domain/imports/input'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { query } from '@/server/kernel/operation'
import { type FoundImport, findImport, pageOfImports, toImport, toImportDetail } from './read'

const listing = <Item>(name: string, view: (found: FoundImport) => Item) =>
  query({
    name,
    permission: 'import:read',
    input: listImportsInput,
    run: async (ctx, { cursor, limit, model }) => {
      const position = cursor ? decodeCursor(cursor) : null
      const rows = await pageOfImports(ctx, { model, position, limit: limit + 1 })
      const page = toPage(rows, limit, ({ row }) => ({ at: row.createdAt, id: row.id }))
      return { items: page.items.map(view), next: page.next }
    },
  })

const reading = <Item>(name: string, view: (found: FoundImport) => Item) =>
  query({
    name,
    permission: 'import:read',
    input: importRef,
    run: async (ctx, { id }) => view(await findImport(ctx, id)),
  })

export const listImports = listing('imports.list', toImport)
export const getImport = reading('imports.get', toImport)
/** The same with what the screens show besides. */
export const listImportDetails = listing('imports.listDetails', toImportDetail)
export const getImportDetail = reading('imports.getDetail', toImportDetail)
