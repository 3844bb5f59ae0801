import 'server-only'
import { eq } from 'drizzle-orm'
import { environments } from '@/db/schema'
import { createEnvironmentInput, environmentRef, listEnvironmentsInput } from '@/domain/deployments/input'
import { AppError } from '@/server/kernel/app-error'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { newId } from '@/server/kernel/new-id'
import { command, query } from '@/server/kernel/operation'
import { sameFields } from '@/server/kernel/same-fields'
import { findEnvironment, pageOfEnvironments, toEnvironment } from './read-environment'

export const createEnvironment = command({
  name: 'environments.create',
  permission: 'deployment:write',
  input: createEnvironmentInput,
  run: async (ctx, input) => {
    ctx.requireInstallation()
    const [existing] = await ctx.tx.select().from(environments).where(eq(environments.slug, input.slug))
    if (existing) {
      if (!sameFields(existing, input)) {
        throw new AppError('conflict', `environment ${input.slug} exists with another body`)
      }
      return { result: { created: false, item: toEnvironment(existing) }, audit: 'unchanged' }
    }
    const row = { ...input, id: newId('env'), createdAt: ctx.now }
    await ctx.tx.insert(environments).values(row)
    const audit = { object: { type: 'environment', id: row.id }, detail: { after: input } }
    return { result: { created: true, item: toEnvironment(row) }, audit: [audit] }
  },
})

export const listEnvironments = query({
  name: 'environments.list',
  permission: 'model:read',
  input: listEnvironmentsInput,
  run: async (ctx, { cursor, limit }) => {
    ctx.visible()
    const position = cursor ? decodeCursor(cursor) : null
    const rows = await pageOfEnvironments(ctx, { position, limit: limit + 1 })
    const page = toPage(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
    return { items: page.items.map(toEnvironment), next: page.next }
  },
})

export const getEnvironment = query({
  name: 'environments.get',
  permission: 'model:read',
  input: environmentRef,
  run: async (ctx, { slug }) => {
    ctx.visible()
    return toEnvironment(await findEnvironment(ctx, slug))
  },
})
