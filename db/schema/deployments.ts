import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { DeploymentEventType, DeploymentType, EnvironmentKind } from '@/domain/deployments/input'
import { createdAt, id, instant } from './columns'
import { modelVersions } from './models'
import { modelId, versionId } from './references'

export const environments = pgTable(
  'environments',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    kind: text('kind').$type<EnvironmentKind>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('environments_created').on(t.createdAt, t.id)],
)

/** When a version served; a row only ever gets its end. */
export const deployments = pgTable(
  'deployments',
  {
    id: id(),
    modelId: modelId(),
    versionId: versionId(),
    environmentId: text('environment_id')
      .notNull()
      .references(() => environments.id),
    digest: text('digest').notNull(),
    type: text('type').$type<DeploymentType>().notNull(),
    effectiveFrom: instant('effective_from').notNull(),
    effectiveTo: instant('effective_to'),
    recordedAt: instant('recorded_at').notNull(),
    promotionId: text('promotion_id'),
    /** The deployment that a rollback brought back. */
    restores: text('restores'),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    reason: text('reason').notNull(),
    endedBy: text('ended_by'),
    endReason: text('end_reason'),
  },
  (t) => [
    uniqueIndex('deployments_one_live').on(t.modelId, t.environmentId).where(sql`${t.effectiveTo} is null`),
    index('deployments_history').on(t.modelId, t.environmentId, t.effectiveFrom),
    index('deployments_effective').on(t.effectiveFrom, t.id),
    index('deployments_version').on(t.versionId),
    check('deployments_ends_later', sql`${t.effectiveTo} > ${t.effectiveFrom}`),
  ],
)

/** Append-only feed; sequence numbers have no gaps and appear in the order of commits. */
export const deploymentEvents = pgTable(
  'deployment_events',
  {
    sequence: bigint('sequence', { mode: 'number' }).primaryKey(),
    id: text('id').notNull().unique(),
    type: text('type').$type<DeploymentEventType>().notNull(),
    modelId: modelId(),
    timestamp: instant('timestamp').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index('deployment_events_model').on(t.modelId, t.sequence)],
)

export const heartbeats = pgTable(
  'heartbeats',
  {
    deploymentId: text('deployment_id')
      .notNull()
      .references(() => deployments.id),
    instance: text('instance').notNull(),
    digest: text('digest').notNull(),
    mismatch: boolean('mismatch').notNull(),
    firstSeen: instant('first_seen').notNull(),
    lastSeen: instant('last_seen').notNull(),
    memoryMb: doublePrecision('memory_mb'),
    cpuSeconds: doublePrecision('cpu_seconds'),
  },
  (t) => [primaryKey({ columns: [t.deploymentId, t.instance] }), index('heartbeats_seen').on(t.lastSeen)],
)

export const aliases = pgTable(
  'aliases',
  {
    modelId: modelId(),
    alias: text('alias').notNull(),
    versionId: versionId(),
    since: instant('since').notNull(),
  },
  (t) => [primaryKey({ columns: [t.modelId, t.alias] }), index('aliases_version').on(t.versionId)],
)

/** Append-only; `versionId` null: the alias was taken away. */
export const aliasHistory = pgTable(
  'alias_history',
  {
    id: id(),
    modelId: modelId(),
    alias: text('alias').notNull(),
    versionId: text('version_id').references(() => modelVersions.id),
    previousVersionId: text('previous_version_id'),
    at: instant('at').notNull(),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    reason: text('reason').notNull(),
    promotionId: text('promotion_id'),
  },
  (t) => [index('alias_history_of').on(t.modelId, t.alias, t.at, t.id)],
)
