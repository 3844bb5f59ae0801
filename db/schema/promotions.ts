import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Role } from '@/domain/access/roles'
import type { DeploymentType } from '@/domain/deployments/input'
import type { AttestationKind } from '@/domain/promotions/attestation'
import type { Decision, PromotionStatus } from '@/domain/promotions/decide'
import type { Evidence } from '@/domain/promotions/evidence'
import type { GateResult } from '@/domain/promotions/gates/gate'
import type { ReviewVerdict } from '@/domain/promotions/input'
import type { Policy } from '@/domain/promotions/policy'
import type { RiskTier } from '@/domain/use-cases/risk-tier'
import { createdAt, id, instant } from './columns'
import { environments } from './deployments'
import { modelId, versionId } from './references'

/** Append-only: the newest version of a place is in force. */
export const promotionPolicies = pgTable(
  'promotion_policies',
  {
    id: id(),
    environmentId: text('environment_id')
      .notNull()
      .references(() => environments.id),
    riskTier: text('risk_tier').$type<RiskTier>().notNull(),
    version: integer('version').notNull(),
    policy: jsonb('policy').$type<Policy>().notNull(),
    reason: text('reason').notNull(),
    actorName: text('actor_name').notNull(),
    createdAt: createdAt(),
  },
  (t) => [unique('promotion_policies_once').on(t.environmentId, t.riskTier, t.version)],
)

/** What was asked, under which rules and on which evidence never changes; only its outcome is added. */
export const promotions = pgTable(
  'promotions',
  {
    id: id(),
    modelId: modelId(),
    versionId: versionId(),
    environmentId: text('environment_id')
      .notNull()
      .references(() => environments.id),
    type: text('type').$type<DeploymentType>().notNull(),
    reason: text('reason').notNull(),
    /** The person, also when they used a key; null for a key of the installation. */
    requestedBy: text('requested_by'),
    requesterName: text('requester_name').notNull(),
    /** Everybody behind the request. */
    requesters: text('requesters').array().notNull(),
    riskTier: text('risk_tier').$type<RiskTier>().notNull(),
    /** null: the default where nobody wrote a policy. */
    policyVersion: integer('policy_version'),
    policy: jsonb('policy').$type<Policy>().notNull(),
    evidence: jsonb('evidence').$type<Evidence>().notNull(),
    evidenceHash: text('evidence_hash').notNull(),
    gates: jsonb('gates').$type<GateResult[]>().notNull(),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    status: text('status').$type<PromotionStatus>().notNull(),
    decidedAt: instant('decided_at'),
    /** Why it is void: `evidence_moved` with the parts that moved, `superseded`. */
    voidReason: text('void_reason'),
    moved: text('moved').array(),
    deploymentId: text('deployment_id'),
    /** The requester or the author signed, as the policy allowed. */
    ownHand: boolean('own_hand').notNull().default(false),
    emergency: boolean('emergency').notNull().default(false),
    reviewDueAt: instant('review_due_at'),
    reviewedAt: instant('reviewed_at'),
    reviewedBy: text('reviewed_by'),
    reviewerName: text('reviewer_name'),
    reviewVerdict: text('review_verdict').$type<ReviewVerdict>(),
    reviewReason: text('review_reason'),
  },
  (t) => [
    uniqueIndex('promotions_pending_once').on(t.versionId, t.environmentId).where(sql`${t.status} = 'pending'`),
    index('promotions_created').on(t.createdAt, t.id),
    index('promotions_status').on(t.status, t.createdAt, t.id),
    index('promotions_model').on(t.modelId, t.createdAt, t.id),
    index('promotions_count').on(t.status, t.expiresAt, t.modelId, t.environmentId),
    index('promotions_environment').on(t.environmentId, t.status, t.decidedAt),
    index('promotions_expiry').on(t.expiresAt).where(sql`${t.status} = 'pending'`),
    index('promotions_review').on(t.reviewDueAt).where(sql`${t.reviewDueAt} is not null and ${t.reviewedAt} is null`),
  ],
)

/** Append-only: one row per person and promotion. */
export const promotionApprovals = pgTable(
  'promotion_approvals',
  {
    id: id(),
    promotionId: text('promotion_id')
      .notNull()
      .references(() => promotions.id),
    personId: text('person_id').notNull(),
    personName: text('person_name').notNull(),
    /** The key that was used; null for a person who had signed in. */
    keyId: text('key_id'),
    roles: text('roles').array().$type<Role[]>().notNull(),
    decision: text('decision').$type<Decision>().notNull(),
    emergency: boolean('emergency').notNull().default(false),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [unique('promotion_approvals_once').on(t.promotionId, t.personId)],
)

/** Append-only: what persons vouched for, and took back. */
export const attestations = pgTable(
  'attestations',
  {
    id: id(),
    versionId: versionId(),
    kind: text('kind').$type<AttestationKind>().notNull(),
    holds: boolean('holds').notNull(),
    statement: text('statement').notNull(),
    personId: text('person_id').notNull(),
    personName: text('person_name').notNull(),
    roles: text('roles').array().$type<Role[]>().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('attestations_version').on(t.versionId, t.at, t.id)],
)
