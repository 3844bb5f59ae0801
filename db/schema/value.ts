import { bigint, doublePrecision, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { Matrix } from '@/domain/value/value-model'
import { id, instant } from './columns'
import { modelId } from './references'

/** What a model's decisions are worth from a day on. Append-only: of two for one day the one recorded last holds. */
export const valueModels = pgTable(
  'value_models',
  {
    id: id(),
    seq: bigint('seq', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    modelId: modelId(),
    effectiveFrom: instant('effective_from').notNull(),
    currency: text('currency').notNull(),
    matrix: jsonb('matrix').$type<Matrix>(),
    rates: jsonb('rates').$type<Matrix>(),
    runCostPerThousand: doublePrecision('run_cost_per_thousand').notNull(),
    reviewCostPerPositive: doublePrecision('review_cost_per_positive').notNull(),
    fixedCostPerMonth: doublePrecision('fixed_cost_per_month').notNull(),
    oneOffCost: doublePrecision('one_off_cost').notNull().default(0),
    /** Null: do nothing. */
    baselineVersion: text('baseline_version'),
    authorName: text('author_name').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [index('value_models_in_force').on(t.modelId, t.effectiveFrom, t.seq)],
)
