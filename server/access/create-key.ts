import 'server-only'
import { createKeyInput } from '@/domain/access/input'
import { command } from '@/server/kernel/operation'
import { findUseCase } from '@/server/use-cases/read'
import { issueKey } from './issue-key'
import { personIdOf } from './key-read'

export const createKey = command({
  name: 'keys.create',
  permission: 'key:own',
  input: createKeyInput,
  run: async (ctx, input) => {
    ctx.onlySelf()
    const useCaseIds: string[] = []
    for (const slug of new Set(input.useCases ?? [])) useCaseIds.push((await findUseCase(ctx, slug)).id)
    const { item, entry } = await issueKey(ctx, {
      name: input.name,
      scopes: input.scopes,
      useCaseIds: input.useCases ? useCaseIds : null,
      ownerId: input.owner === 'installation' ? null : personIdOf(ctx.actor),
      expiresAt: input.expiresAt,
      rotatedFrom: null,
    })
    return { result: { created: true, item }, audit: [entry] }
  },
})
