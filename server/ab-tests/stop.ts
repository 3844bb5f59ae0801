import 'server-only'
import { eq } from 'drizzle-orm'
import { abTests } from '@/db/schema'
import { abTestRef, stopAbTestInput } from '@/domain/ab-tests/input'
import { governed } from '@/server/deployments/governed'
import { command } from '@/server/kernel/operation'
import { auditOf } from './edit'
import { holdTest } from './read-tests'
import { nextStatus } from './refusals'
import { toTest } from './to-test'

const object = { type: 'ab_test', field: 'id' }

/** Takes nobody new in and waits for the labels of those who are. */
export const matureAbTest = governed(
  command({
    name: 'abTests.mature',
    permission: 'ab_test:write',
    input: abTestRef,
    run: async (ctx, { id }) => {
      const found = await holdTest(ctx, id)
      const status = nextStatus(found.test, 'mature')
      const changes = { status, enrolmentEndedAt: ctx.now, updatedAt: ctx.now }
      const [saved] = await ctx.tx.update(abTests).set(changes).where(eq(abTests.id, found.test.id)).returning()
      if (!saved) throw new Error('update returned no row')
      return { result: toTest(saved, found.model), audit: [auditOf(found, { status })] }
    },
  }),
  object,
)

/** Ends a test before its time; never without a reason. */
export const stopAbTest = governed(
  command({
    name: 'abTests.stop',
    permission: 'ab_test:write',
    input: stopAbTestInput,
    run: async (ctx, { id, reason }) => {
      const found = await holdTest(ctx, id)
      const status = nextStatus(found.test, 'stop')
      const changes = { status, stoppedAt: ctx.now, stopReason: reason, updatedAt: ctx.now }
      const [saved] = await ctx.tx.update(abTests).set(changes).where(eq(abTests.id, found.test.id)).returning()
      if (!saved) throw new Error('update returned no row')
      return { result: toTest(saved, found.model), audit: [auditOf(found, { status, reason })] }
    },
  }),
  object,
)
