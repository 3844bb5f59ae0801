import { z } from 'zod'
import { pageInput } from '@/domain/lists/page'
import { plainText, slug } from '@/domain/lists/text'
import { rfc3339 } from '@/domain/time/rfc3339'

export const ENGINES = ['group_sequential', 'fixed_horizon', 'always_valid'] as const
export type Engine = (typeof ENGINES)[number]
/** `ab`: every entity sees one arm; `shadow`: the challenger scores the champion's units unseen; `canary`: safety only. */
export const TEST_MODES = ['ab', 'shadow', 'canary'] as const
export const TEST_STATUSES = ['draft', 'frozen', 'running', 'maturing', 'concluded', 'stopped'] as const
export type TestStatus = (typeof TEST_STATUSES)[number]
export const DIRECTIONS = ['up', 'down'] as const
export type Direction = (typeof DIRECTIONS)[number]
export const HASHINGS = ['sha256', 'growthbook_v1', 'growthbook_v2'] as const

export const ARMS_MAX = 10
export const TEST_SEGMENTS_MAX = 5
export const GUARDRAILS_MAX = 20
export const SECONDARY_MAX = 50

/** Part of the text that is hashed; a bar would let two different texts meet. */
const hashed = (max: number) => plainText(max).refine((text) => !text.includes('|'), { message: 'must not contain |' })
/** A metric key, `kpi:<slug>`, `value`, `latency` or `positive_rate`. */
export const metricText = z
  .string()
  .min(1)
  .max(120)
  .regex(/^(?:kpi:[a-z0-9]+(?:[-_.][a-z0-9]+)*|[a-z0-9_]+)$/)

const arm = z.strictObject({
  arm: plainText(80),
  version: z.string().min(1).max(120),
  share: z.number().min(0).max(1),
  control: z.boolean().optional(),
})

export const createAbTestInput = z.strictObject({
  slug,
  model: slug,
  environment: plainText(80),
  entityKey: plainText(120),
  layer: hashed(120).optional(),
  salt: hashed(120).optional(),
  arms: z.array(arm).min(2).max(ARMS_MAX),
  primary: z.strictObject({
    metric: metricText,
    direction: z.enum(DIRECTIONS),
    mde: z.number().positive().describe('smallest effect worth finding, absolute, in the units of the metric'),
  }),
  guardrails: z
    .array(
      z.strictObject({
        metric: metricText,
        direction: z.enum(DIRECTIONS),
        margin: z.number().min(0).describe('largest harm that is tolerated, absolute, in the units of the metric'),
      }),
    )
    .max(GUARDRAILS_MAX)
    .default([]),
  secondary: z.array(metricText).max(SECONDARY_MAX).default([]),
  alpha: z.number().gt(0).lt(0.5).default(0.05),
  power: z.number().gt(0).lt(1).default(0.8),
  engine: z.enum(ENGINES).default('group_sequential'),
  looks: z.number().int().min(1).max(5).optional(),
  maturityHours: z.number().min(0).max(26_280).optional(),
  minimumDays: z.number().min(0).max(730).optional(),
  segments: z.array(plainText(80)).max(TEST_SEGMENTS_MAX).default([]),
  mode: z.enum(TEST_MODES).default('ab'),
  hashing: z.enum(HASHINGS).default('sha256'),
  holdout: z.number().min(0).max(0.5).optional().describe('share of all entities that is in no test'),
  slot: z.strictObject({ from: z.number().min(0).max(1), to: z.number().min(0).max(1) }).optional(),
  labelMargin: z
    .number()
    .gt(0)
    .max(1)
    .default(0.05)
    .describe('largest difference in labelled shares that counts as equal'),
})
export type CreateAbTestInput = z.infer<typeof createAbTestInput>
/** The plan as it is stored, hashed and analysed: every default filled in. */
export type Plan = CreateAbTestInput

export const abTestRef = z.strictObject({ id: z.string().min(1).max(120) })
/** `revision` is the one the editor saw: a plan that was changed meanwhile is told, not overwritten. */
export const editAbTestInput = z.strictObject({
  id: abTestRef.shape.id,
  revision: z.number().int().min(0),
  plan: createAbTestInput,
})
export const freezeAbTestInput = abTestRef
export const stopAbTestInput = abTestRef.extend({ reason: plainText(2000) })
export const CONCLUSIONS = ['promote', 'hold', 'roll_back'] as const
export const concludeAbTestInput = abTestRef.extend({ decision: z.enum(CONCLUSIONS), reason: plainText(2000) })
const reach = z
  .array(z.strictObject({ arm: plainText(80), reach: z.number().min(0).max(1) }))
  .min(1)
  .max(ARMS_MAX)
/** How much of each arm's share is let in; it only ever rises. Left out at the start: all of it. */
export const startAbTestInput = abTestRef.extend({ reach: reach.optional() })
export const rampAbTestInput = abTestRef.extend({ reach })
export const assignmentInput = abTestRef.extend({ entity: z.string().min(1).max(200) })
export const resultsInput = abTestRef.extend({ asOf: rfc3339.optional() })
export const disagreementsInput = abTestRef.extend({ arm: plainText(80).optional() })
export const listAbTestsInput = pageInput.extend({ model: slug.optional(), status: z.enum(TEST_STATUSES).optional() })

/** One row of `POST /ab-tests/{id}/exposures`; rows are checked one by one, so that a bad row never costs a good one. */
export const exposureRow = z.strictObject({
  entity: z.string().min(1).max(200),
  arm: z.string().min(1).max(80),
  timestamp: z.string().describe('RFC 3339 with offset'),
  digest: z.string().max(200).optional(),
  fallback: z.boolean().optional(),
})
/** One row of `POST /ab-tests/{id}/outcomes`. */
export const outcomeRow = z.strictObject({
  entity: z.string().min(1).max(200),
  metric: metricText,
  value: z.number(),
  timestamp: z.string().describe('RFC 3339 with offset'),
})
export const AB_ROWS_MAX = 10_000
export const ingestExposuresInput = abTestRef.extend({
  exposures: z
    .array(z.unknown().meta({ title: 'exposure' }))
    .min(1)
    .max(AB_ROWS_MAX),
})
export const ingestOutcomesInput = abTestRef.extend({
  outcomes: z
    .array(z.unknown().meta({ title: 'outcome' }))
    .min(1)
    .max(AB_ROWS_MAX),
})
