import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Plan, TestStatus } from '@/domain/ab-tests/input'
import type { Reach } from '@/domain/ab-tests/life-cycle'
import type { FrozenPlan } from '@/domain/ab-tests/plan'
import type { Verdict } from '@/domain/ab-tests/verdict'
import { createdAt, id, instant } from './columns'
import { models } from './models'

export const abTests = pgTable(
  'ab_tests',
  {
    id: id(),
    /** Short surrogate for the big tables. */
    no: integer('no').generatedAlwaysAsIdentity().unique(),
    slug: text('slug').notNull().unique(),
    modelId: text('model_id')
      .notNull()
      .references(() => models.id),
    environment: text('environment').notNull(),
    entityKey: text('entity_key').notNull(),
    layer: text('layer').notNull(),
    salt: text('salt').notNull(),
    status: text('status').$type<TestStatus>().notNull(),
    /** As it is now; what was frozen is in `frozen`. */
    plan: jsonb('plan').$type<Plan>().notNull(),
    /** Rises by one with every saved edit: who edits says which one they saw. */
    revision: integer('revision').notNull(),
    frozen: jsonb('frozen').$type<FrozenPlan>(),
    planHash: text('plan_hash'),
    /** Everybody who wrote the plan; none of them may approve it. */
    authors: text('authors').array().notNull(),
    authorName: text('author_name').notNull(),
    editorName: text('editor_name').notNull(),
    approverId: text('approver_id'),
    approverName: text('approver_name'),
    /** How much of each arm's share is let in; null lets all of it in. */
    reach: jsonb('reach').$type<Reach[]>(),
    /** Predictions that named an arm the test does not have. */
    unknownArms: integer('unknown_arms').notNull().default(0),
    /** Metrics that outcomes were sent for. */
    outcomeMetrics: text('outcome_metrics').array().notNull().default(sql`'{}'::text[]`),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
    frozenAt: instant('frozen_at'),
    startedAt: instant('started_at'),
    enrolmentEndedAt: instant('enrolment_ended_at'),
    stoppedAt: instant('stopped_at'),
    stopReason: text('stop_reason'),
    concludedAt: instant('concluded_at'),
  },
  (t) => [
    index('ab_tests_created').on(t.createdAt, t.id),
    index('ab_tests_status').on(t.status, t.createdAt, t.id),
    index('ab_tests_model').on(t.modelId, t.status, t.createdAt, t.id),
    index('ab_tests_layer').on(t.layer).where(sql`${t.layer} <> ''`),
  ],
)

const testId = () =>
  text('test_id')
    .notNull()
    .references(() => abTests.id)

/** Append-only: what was changed after the freeze, and why. */
export const abDeviations = pgTable(
  'ab_deviations',
  {
    id: id(),
    testId: testId(),
    pointers: text('pointers').array().notNull(),
    before: jsonb('before').$type<Plan>().notNull(),
    after: jsonb('after').$type<Plan>().notNull(),
    reason: text('reason').notNull(),
    actorName: text('actor_name').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('ab_deviations_of').on(t.testId, t.at, t.id)],
)

/** Append-only: how much of each arm's share was let in from when on. */
export const abRamps = pgTable(
  'ab_ramps',
  {
    id: id(),
    testId: testId(),
    /** In the plan's order. */
    reach: doublePrecision('reach').array().notNull(),
    actorName: text('actor_name').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('ab_ramps_of').on(t.testId, t.at, t.id)],
)

/** The analysis unit: an entity at its first exposure. */
export const abExposures = pgTable(
  'ab_exposures',
  {
    testNo: integer('test_no').notNull(),
    entity: text('entity').notNull(),
    /** Place in the plan of the arm it was first exposed to. */
    arm: smallint('arm').notNull(),
    at: instant('at').notNull(),
    digest: text('digest'),
    fallback: boolean('fallback').notNull(),
    source: text('source').$type<'call' | 'prediction'>().notNull(),
    /** Every arm it was seen in, a bit each. */
    arms: integer('arms').notNull(),
    /** Once served something else than its arm's version. */
    mismatched: boolean('mismatched').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.testNo, t.entity] }),
    index('ab_exposures_time').on(t.testNo, t.at),
    index('ab_exposures_received').on(t.testNo, t.receivedAt),
  ],
)

/** Predictions that belong to a test's entities; whether they count is settled by the entity's first exposure. */
export const abCases = pgTable(
  'ab_cases',
  {
    testNo: integer('test_no').notNull(),
    entity: text('entity').notNull(),
    at: instant('at').notNull(),
    caseKey: uuid('case_key').notNull(),
    versionNo: integer('version_no').notNull(),
    /** It named the test itself, so that it was served under it. */
    exposed: boolean('exposed').notNull(),
    /** `field:value` of the plan's segments. */
    segments: text('segments').array().notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.testNo, t.entity, t.at, t.caseKey, t.versionNo] }),
    index('ab_cases_case').on(t.caseKey),
    index('ab_cases_received').on(t.testNo, t.receivedAt),
  ],
)

/** Figures per entity that no prediction carries: KPI values. The first after exposure counts, the last before it is the covariate. */
export const abOutcomes = pgTable(
  'ab_outcomes',
  {
    testNo: integer('test_no').notNull(),
    entity: text('entity').notNull(),
    metric: text('metric').notNull(),
    at: instant('at').notNull(),
    value: doublePrecision('value').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.testNo, t.entity, t.metric, t.at] }),
    index('ab_outcomes_received').on(t.testNo, t.receivedAt),
  ],
)

/**
 * Sufficient statistics per metric, arm and segment over the units first exposed in an hour (`level` 0) or a UTC day (1), or, while the
 * hour is not over, in a minute (2), counted since the epoch. `segment` empty: all of them. `metric` is numbered in server/ab-tests/metrics.ts.
 */
export const abCells = pgTable(
  'ab_cells',
  {
    testNo: integer('test_no').notNull(),
    level: smallint('level').notNull(),
    bucket: integer('bucket').notNull(),
    metric: smallint('metric').notNull(),
    arm: smallint('arm').notNull(),
    segment: text('segment').notNull(),
    n: bigint('n', { mode: 'number' }).notNull(),
    sum: doublePrecision('sum').notNull(),
    squares: doublePrecision('squares').notNull(),
    denominator: doublePrecision('denominator').notNull(),
    denominatorSquares: doublePrecision('denominator_squares').notNull(),
    products: doublePrecision('products').notNull(),
    covariate: doublePrecision('covariate').notNull(),
    covariateSquares: doublePrecision('covariate_squares').notNull(),
    covariateProducts: doublePrecision('covariate_products').notNull(),
    /** Every figure in it is 0 or 1. */
    binary: boolean('binary').notNull(),
  },
  (t) => [primaryKey({ columns: [t.testNo, t.metric, t.level, t.bucket, t.arm, t.segment] })],
)

/** Minutes whose cells are behind their rows: of metrics known at once (`waits` false), and of those that wait for H. */
export const abBehind = pgTable(
  'ab_behind',
  {
    testNo: integer('test_no').notNull(),
    waits: boolean('waits').notNull(),
    minute: integer('minute').notNull(),
  },
  (t) => [primaryKey({ columns: [t.testNo, t.waits, t.minute] })],
)

/** Append-only: what was read at a look, and what was concluded, as it stood. */
export const abResults = pgTable(
  'ab_results',
  {
    id: id(),
    testId: testId(),
    kind: text('kind').$type<'look' | 'conclusion'>().notNull(),
    information: doublePrecision('information').notNull(),
    asOf: instant('as_of').notNull(),
    record: jsonb('record').$type<Record<string, unknown>>().notNull(),
    recordHash: text('record_hash').notNull(),
    verdict: text('verdict').$type<Verdict>().notNull(),
    decision: text('decision').$type<'promote' | 'hold' | 'roll_back'>(),
    reason: text('reason'),
    personId: text('person_id'),
    personName: text('person_name'),
    keyId: text('key_id'),
    at: instant('at').notNull(),
  },
  (t) => [
    index('ab_results_of').on(t.testId, t.kind, t.asOf),
    uniqueIndex('ab_results_look').on(t.testId, t.information).where(sql`${t.kind} = 'look'`),
    uniqueIndex('ab_results_conclusion').on(t.testId).where(sql`${t.kind} = 'conclusion'`),
  ],
)

/** What the test of a primary metric says about halves of its own logged units, where there is nothing to say: one line per day. */
export const abCalibrations = pgTable(
  'ab_calibrations',
  {
    testId: testId(),
    /** UTC days since the epoch. */
    day: integer('day').notNull(),
    metric: text('metric').notNull(),
    units: integer('units').notNull(),
    splits: integer('splits').notNull(),
    /** Splits with p below alpha, by the side of the difference. */
    above: integer('above').notNull(),
    below: integer('below').notNull(),
    alpha: doublePrecision('alpha').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.testId, t.day] })],
)
