import 'server-only'
import { listUseCasesInput, useCaseRef } from '@/domain/use-cases/input'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { query } from '@/server/kernel/operation'
import { findUseCase, pageOfUseCases, toUseCase } from './read'

export const listUseCases = query({
  name: 'useCases.list',
  permission: 'use_case:read',
  input: listUseCasesInput,
  run: async (ctx, input) => {
    const position = input.cursor ? decodeCursor(input.cursor) : null
    const rows = await pageOfUseCases(ctx, { position, limit: input.limit + 1 })
    const page = toPage(rows, input.limit, (row) => ({ at: row.createdAt, id: row.id }))
    return { items: page.items.map(toUseCase), next: page.next }
  },
})

export const getUseCase = query({
  name: 'useCases.get',
  permission: 'use_case:read',
  input: useCaseRef,
  run: async (ctx, input) => toUseCase(await findUseCase(ctx, input.slug)),
})
