import { doublePrecision, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { StoredSimulation } from '@/domain/rules/simulation'
import { createdAt, id, instant } from './columns'
import { modelVersions } from './models'
import { modelId, versionId } from './references'

/** A rules version scored on the logged traffic of another version of its model, in the background. */
export const ruleSimulations = pgTable(
  'rule_simulations',
  {
    id: id(),
    modelId: modelId(),
    versionId: versionId(),
    sourceId: text('source_id')
      .notNull()
      .references(() => modelVersions.id),
    /** Half-open window of event time; null is open. */
    from: instant('from'),
    to: instant('to'),
    state: text('state').$type<'queued' | 'running' | 'done' | 'failed'>().notNull(),
    /** 0 to 1. */
    progress: doublePrecision('progress').notNull(),
    /** Rows of the window when it started; null before. */
    total: integer('total'),
    scored: integer('scored').notNull(),
    result: jsonb('result').$type<StoredSimulation>(),
    error: jsonb('error').$type<{ code: string; detail: string }>(),
    startedBy: text('started_by').notNull(),
    /** Who runs it, and the last sign of life. */
    worker: text('worker'),
    touchedAt: instant('touched_at').notNull(),
    createdAt: createdAt(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    index('rule_simulations_created').on(t.createdAt, t.id),
    index('rule_simulations_model').on(t.modelId, t.createdAt, t.id),
    index('rule_simulations_version').on(t.versionId, t.createdAt, t.id),
    index('rule_simulations_state').on(t.state, t.touchedAt),
  ],
)
