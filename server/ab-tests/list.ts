import 'server-only'
import { desc, eq, inArray } from 'drizzle-orm'
import { abDeviations, abRamps, abResults } from '@/db/schema'
import { abTestRef, createAbTestInput, listAbTestsInput } from '@/domain/ab-tests/input'
import { type TestAction, transition } from '@/domain/ab-tests/life-cycle'
import { holdsFor } from '@/domain/access/actor'
import type { Permission } from '@/domain/access/permissions'
import { personBehind } from '@/server/deployments/person-behind'
import type { Context } from '@/server/kernel/context'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { query } from '@/server/kernel/operation'
import { findModel } from '@/server/models/read'
import { assessPlan } from './assess-plan'
import { EXPOSED } from './metrics'
import { type AbResultRow, type AbTestRow, type FoundTest, findTest, pageOfTests, resultsOf } from './read-tests'
import { toConclusion } from './results'
import { toTest, withAssessment } from './to-test'

/** The newest record of each test. */
async function newestResults(ctx: Context, ids: readonly string[]): Promise<Map<string, AbResultRow>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx
    .selectDistinctOn([abResults.testId])
    .from(abResults)
    .where(inArray(abResults.testId, [...ids]))
    .orderBy(abResults.testId, desc(abResults.at), desc(abResults.id))
  return new Map(rows.map((row) => [row.testId, row]))
}

/** Units of each test by its days, and the minutes of the hour that is not over; a minute or two behind its rows. */
async function exposedUnits(ctx: Context, tests: readonly AbTestRow[]): Promise<Map<number, number>> {
  const started = tests.flatMap(({ no, startedAt }) => (startedAt ? [no] : []))
  if (started.length === 0) return new Map()
  const rows = await ctx.tx.raw.query<{ no: number; exposed: number }>(
    `select test_no as no, sum(n)::float8 as exposed from ab_cells
     where test_no = any ($1::integer[]) and metric = ${EXPOSED} and level in (1, 2) and segment = '' group by test_no`,
    [started],
  )
  return new Map(rows.map(({ no, exposed }) => [no, exposed]))
}

/** Newest first, each with what was last read or concluded of it. */
export const listAbTests = query({
  name: 'abTests.list',
  permission: 'model:read',
  input: listAbTestsInput,
  run: async (ctx, { cursor, limit, ...filter }) => {
    const rows = await pageOfTests(ctx, filter, { position: cursor ? decodeCursor(cursor) : null, limit: limit + 1 })
    const page = toPage(rows, limit, ({ test }) => ({ at: test.createdAt, id: test.id }))
    const newest = await newestResults(
      ctx,
      page.items.map(({ test }) => test.id),
    )
    const exposed = await exposedUnits(
      ctx,
      page.items.map(({ test }) => test),
    )
    const items = page.items.map(({ test, model }) => {
      const last = newest.get(test.id)
      return {
        ...toTest(test, model),
        exposed: exposed.get(test.no) ?? 0,
        lastVerdict: last?.verdict ?? null,
        lastReadAt: last?.asOf.toISOString() ?? null,
        decision: last?.kind === 'conclusion' ? last.decision : null,
      }
    })
    return { items, next: page.next }
  },
})

const NEEDS: Record<'edit' | 'deviate' | 'freeze' | 'start' | 'ramp' | 'mature' | 'stop' | 'conclude', Permission> = {
  edit: 'ab_test:write',
  deviate: 'ab_test:write',
  freeze: 'promotion:decide',
  start: 'ab_test:write',
  ramp: 'ab_test:write',
  mature: 'ab_test:write',
  stop: 'ab_test:write',
  conclude: 'ab_test:conclude',
}

/** Why the caller may not do each thing, as a code; null: may. */
function rightsOf(ctx: Context, { test, useCaseIds }: FoundTest): Record<keyof typeof NEEDS, string | null> {
  const person = personBehind(ctx.actor)
  const why = (action: keyof typeof NEEDS): string | null => {
    const next = transition(test.status, action satisfies TestAction)
    if (!next.ok) return next.code
    if (!holdsFor(ctx.actor, NEEDS[action], useCaseIds)) return 'no_permission'
    if (action !== 'freeze' && action !== 'conclude') return null
    if (!person) return 'no_person'
    return action === 'freeze' && test.authors.includes(person.id) ? 'approver_is_author' : null
  }
  const names = Object.keys(NEEDS) as (keyof typeof NEEDS)[]
  return Object.fromEntries(names.map((name) => [name, why(name)])) as Record<keyof typeof NEEDS, string | null>
}

async function historyOf(ctx: Context, test: AbTestRow) {
  const changed = await ctx.tx
    .select()
    .from(abDeviations)
    .where(eq(abDeviations.testId, test.id))
    .orderBy(desc(abDeviations.at), desc(abDeviations.id))
  const ramps = await ctx.tx
    .select()
    .from(abRamps)
    .where(eq(abRamps.testId, test.id))
    .orderBy(desc(abRamps.at), desc(abRamps.id))
  const read = await resultsOf(ctx.tx, test.id)
  const conclusion = read.find(({ kind }) => kind === 'conclusion')
  return {
    deviations: changed.map(({ pointers, reason, actorName, at }) => ({
      pointers,
      reason,
      by: actorName,
      at: at.toISOString(),
    })),
    ramps: ramps.map(({ reach, actorName, at }) => ({ reach, by: actorName, at: at.toISOString() })),
    looksTaken: read.flatMap(({ kind, information, verdict, asOf, recordHash }) =>
      kind === 'look' ? [{ information, verdict, asOf: asOf.toISOString(), recordHash }] : [],
    ),
    conclusion: conclusion ? toConclusion(conclusion) : null,
  }
}

/** A test, what became of it, and what the caller may do. A draft comes with everything that is wrong with it. */
export const getAbTest = query({
  name: 'abTests.get',
  permission: 'model:read',
  input: abTestRef,
  run: async (ctx, { id }) => {
    const found = await findTest(ctx, id)
    const { test, model } = found
    const draft = test.status === 'draft' ? await assessPlan(ctx.tx, model, { plan: test.plan, test }) : null
    return {
      ...withAssessment(toTest(test, model), draft),
      ...(await historyOf(ctx, test)),
      whyNot: rightsOf(ctx, found),
    }
  },
})

/** How many units a plan needs and how long they take with the logged traffic, and what is wrong with it. */
export const sizeAbTest = query({
  name: 'abTests.sizing',
  permission: 'figures:read',
  input: createAbTestInput,
  run: async (ctx, plan) => {
    const model = await findModel(ctx, plan.model)
    const { digests: _, ...sized } = await assessPlan(ctx.tx, model, { plan, test: null })
    return sized
  },
})
