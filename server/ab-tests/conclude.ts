import 'server-only'
import { eq } from 'drizzle-orm'
import { abResults, abTests } from '@/db/schema'
import { challengerIndexes } from '@/domain/ab-tests/arms'
import { abTestRef, concludeAbTestInput } from '@/domain/ab-tests/input'
import { governed } from '@/server/deployments/governed'
import { requirePerson } from '@/server/deployments/person-behind'
import { refusal } from '@/server/deployments/record-refusal'
import { newId } from '@/server/kernel/new-id'
import { command, query } from '@/server/kernel/operation'
import { analyseTest } from './analyse-test'
import { auditOf } from './edit'
import { findTest, holdTest, resultsOf } from './read-tests'
import { frozenRecord } from './record-look'
import { refreshWithin } from './refresh'
import { nextStatus } from './refusals'
import { toConclusion } from './results'
import { testFrame } from './test-frame'
import { type ResultRecord, toResults } from './to-results'
import { toTest } from './to-test'

function refuseUnsound(record: Pick<ResultRecord, 'verdict' | 'clauses'>, decision: string): void {
  if (decision !== 'promote' || record.verdict !== 'invalid') return
  const why = record.clauses.find(({ id }) => id === 'health_failed')?.because ?? ''
  throw refusal('conflict', 'health_failed', `nothing is promoted on a test that is not sound: ${why}`)
}

/** What a person makes of a test, for a reason, beside the verdict and the figures as they stand. */
export const concludeAbTest = governed(
  command({
    name: 'abTests.conclude',
    permission: 'ab_test:conclude',
    input: concludeAbTestInput,
    run: async (ctx, { id, decision, reason }) => {
      const found = await holdTest(ctx, id)
      const { test, model } = found
      const status = nextStatus(test, 'conclude')
      const person = requirePerson(ctx.actor)
      const frame = await testFrame(ctx.tx, test, model)
      const now = ctx.now.getTime()
      await refreshWithin(ctx.tx, frame, now)
      const looks = (await resultsOf(ctx.tx, test.id)).filter(({ kind }) => kind === 'look')
      const analysis = await analyseTest(ctx.tx, frame, { asOf: now, now, looks })
      const { record, recordHash } = frozenRecord(toResults(frame, analysis, looks))
      refuseUnsound(record, decision)
      const row = {
        id: newId('abr'),
        testId: test.id,
        kind: 'conclusion' as const,
        information: analysis.state.information,
        asOf: ctx.now,
        record,
        recordHash,
        verdict: record.verdict,
        decision,
        reason,
        personId: person.id,
        personName: person.name,
        keyId: person.keyId,
        at: ctx.now,
      }
      const [stored] = await ctx.tx.insert(abResults).values(row).returning()
      const changes = { status, concludedAt: ctx.now, updatedAt: ctx.now }
      const [saved] = await ctx.tx.update(abTests).set(changes).where(eq(abTests.id, test.id)).returning()
      if (!saved || !stored) throw new Error('nothing was written')
      const result = { ...toTest(saved, model), conclusion: toConclusion(stored) }
      const detail = { decision, reason, verdict: record.verdict, recordHash, person: person.id }
      return { result, audit: [auditOf(found, detail)] }
    },
  }),
  { type: 'ab_test', field: 'id' },
)

/** The promotion request that a conclusion leads to, filled in, with the frozen evidence it rests on. There is no other way from here. */
export const promotionOfAbTest = query({
  name: 'abTests.promotion',
  permission: 'model:read',
  input: abTestRef,
  run: async (ctx, { id }) => {
    const { test } = await findTest(ctx, id)
    const conclusion = (await resultsOf(ctx.tx, test.id)).find(({ kind }) => kind === 'conclusion')
    if (!conclusion) throw refusal('conflict', 'not_concluded', 'somebody concludes the test first')
    if (conclusion.decision !== 'promote') {
      throw refusal('conflict', 'not_promoted', `the conclusion of the test is ${conclusion.decision}`)
    }
    const { plan } = test
    const record = conclusion.record as Pick<ResultRecord, 'arm' | 'verdict'>
    const first = plan.arms[challengerIndexes(plan)[0] ?? 0]
    const arm = plan.arms.find((one) => one.arm === record.arm) ?? first
    const basis = `A/B test ${test.slug}, plan ${test.planHash?.slice(0, 12)}, result ${conclusion.recordHash.slice(0, 12)}`
    return {
      request: {
        model: plan.model,
        version: arm?.version ?? '',
        environment: plan.environment,
        reason: `${conclusion.reason ?? ''} (${basis})`,
      },
      evidence: {
        test: test.id,
        slug: test.slug,
        planHash: test.planHash,
        ...toConclusion(conclusion),
      },
    }
  },
})
