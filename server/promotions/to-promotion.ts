import 'server-only'
import type { ApprovalRow, FoundPromotion, PromotionRow } from './read-promotions'
import { statusAt } from './read-promotions'

function reviewOf(row: PromotionRow, now: Date) {
  if (row.reviewDueAt === null) return null
  return {
    dueAt: row.reviewDueAt.toISOString(),
    overdue: row.reviewedAt === null && row.reviewDueAt <= now,
    by: row.reviewerName,
    verdict: row.reviewVerdict,
    reason: row.reviewReason,
    at: row.reviewedAt?.toISOString() ?? null,
  }
}

/** As the API says it. */
export function toPromotion(found: FoundPromotion, approvals: readonly ApprovalRow[], now: Date) {
  const { promotion: row, model, version, environment } = found
  return {
    id: row.id,
    model: model.slug,
    version: version.version,
    environment: environment.slug,
    type: row.type,
    reason: row.reason,
    status: statusAt(row, now),
    gates: row.gates,
    evidenceHash: row.evidenceHash,
    requestedBy: row.requesterName,
    requestedById: row.requestedBy,
    approvals: approvals.map(({ personName, decision, reason, at, keyId, emergency }) => ({
      by: personName,
      decision,
      reason,
      at: at.toISOString(),
      throughKey: keyId !== null,
      emergency,
    })),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    modelName: model.name,
    environmentName: environment.name,
    riskTier: row.riskTier,
    fourEyes: row.policy.fourEyes,
    ownHand: row.ownHand,
    emergency: row.emergency,
    review: reviewOf(row, now),
    ...(row.decidedAt && { decidedAt: row.decidedAt.toISOString() }),
    ...(row.voidReason !== null && { voidReason: row.voidReason, moved: row.moved ?? [] }),
    ...(row.deploymentId !== null && { deployment: row.deploymentId }),
  }
}
