import { bigint, index, integer, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import type { HealthSummary } from '@/domain/monitoring/health'
import { bytea, instant } from './columns'

/** Mergeable summaries per version, subject, level (hour or day), segment and bucket: arrays that add element by element. */
export const rollups = pgTable(
  'rollups',
  {
    versionNo: integer('version_no').notNull(),
    subject: smallint('subject').notNull(),
    level: smallint('level').notNull(),
    segment: integer('segment').notNull(),
    bucket: instant('bucket').notNull(),
    /** Sparse arrays, see db/binary/sparse.ts; `lows` combine by minimum and hold minima and negated maxima. */
    counts: bytea('counts').notNull(),
    sums: bytea('sums').notNull(),
    lows: bytea('lows').notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionNo, t.subject, t.level, t.segment, t.bucket] })],
)

/** Unseen categories and unknown features, counted by name, capped per version. */
export const oddities = pgTable(
  'oddities',
  {
    versionNo: integer('version_no').notNull(),
    kind: text('kind').$type<'unseen_category' | 'unknown_feature'>().notNull(),
    feature: text('feature').notNull(),
    value: text('value').notNull(),
    count: bigint('count', { mode: 'number' }).notNull(),
    lastSeen: instant('last_seen').notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionNo, t.kind, t.feature, t.value] })],
)

/** What lists and homes read: one row per version, refreshed by a job after new data. */
export const versionHealth = pgTable(
  'version_health',
  {
    versionNo: integer('version_no').primaryKey(),
    evaluatedAt: instant('evaluated_at').notNull(),
    firstPrediction: instant('first_prediction'),
    newestPrediction: instant('newest_prediction'),
    predictions: bigint('predictions', { mode: 'number' }).notNull(),
    labelled: bigint('labelled', { mode: 'number' }).notNull(),
    /** 0 nothing, 1 quality, 2 drift, 3 performance. */
    attention: smallint('attention').notNull(),
    summary: jsonb('summary').$type<HealthSummary>().notNull(),
  },
  (t) => [index('version_health_attention').on(t.attention, t.newestPrediction)],
)

/** Versions whose figures changed since their health was last refreshed: how often, and when a refresh was last asked for. */
export const versionPending = pgTable('version_pending', {
  versionNo: integer('version_no').primaryKey(),
  since: instant('since').notNull(),
  changes: bigint('changes', { mode: 'number' }).notNull().default(1),
})
