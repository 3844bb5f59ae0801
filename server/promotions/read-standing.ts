import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { roleGrants, users } from '@/db/schema'
import { holdsFor } from '@/domain/access/actor'
import type { Grant } from '@/domain/access/roles'
import type { Decider, Standing } from '@/domain/promotions/decide'
import { blocking } from '@/domain/promotions/judge-gates'
import { rolesFor } from '@/server/deployments/person-behind'
import { auditDetails } from './audit-details'
import type { ApprovalRow, ScopedPromotion } from './read-promotions'

/** What active persons hold now. */
async function grantsNow(tx: Tx, ids: readonly string[]): Promise<Map<string, Grant[]>> {
  const rows = await tx
    .select({ id: users.id, role: roleGrants.role, useCaseId: roleGrants.useCaseId })
    .from(users)
    .innerJoin(roleGrants, eq(roleGrants.userId, users.id))
    .where(and(inArray(users.id, [...ids]), eq(users.status, 'active')))
  const found = new Map<string, Grant[]>()
  for (const { id, ...grant } of rows) found.set(id, [...(found.get(id) ?? []), grant])
  return found
}

/** Ids of the approvals that the audit knows of. */
async function audited(tx: Tx, promotionId: string): Promise<Set<unknown>> {
  const noted = await auditDetails(tx, promotionId)
  return new Set(noted.map(({ detail }) => detail.approval).filter((id) => id !== undefined))
}

/**
 * The signatures that count: recorded in the audit too, by persons who are still here and still may decide; with the
 * roles that they held when they signed and hold still.
 */
export async function standingApprovals(
  tx: Tx,
  found: ScopedPromotion,
  approvals: readonly ApprovalRow[],
): Promise<Decider[]> {
  const signed = approvals.filter(({ decision }) => decision === 'approve')
  if (signed.length === 0) return []
  const known = await audited(tx, found.promotion.id)
  const grants = await grantsNow(
    tx,
    signed.map(({ personId }) => personId),
  )
  return signed.flatMap((row): Decider[] => {
    const held = grants.get(row.personId) ?? []
    const actor = { kind: 'user' as const, id: row.personId, name: '', email: '', grants: held, sessionId: '' }
    if (!known.has(row.id) || !holdsFor(actor, 'promotion:decide', found.useCaseIds)) return []
    const now = rolesFor(held, found.useCaseIds)
    return [{ personId: row.personId, roles: row.roles.filter((role) => now.includes(role)) }]
  })
}

export async function standingOf(tx: Tx, found: ScopedPromotion, approvals: readonly ApprovalRow[]): Promise<Standing> {
  const { promotion } = found
  return {
    status: promotion.status,
    expiresAt: promotion.expiresAt.getTime(),
    fourEyes: promotion.policy.fourEyes,
    needs: promotion.policy.approvals,
    requesters: promotion.requesters,
    authorId: promotion.evidence.version.authorId,
    blockedBy: blocking(promotion.gates).map(({ gate }) => gate),
    approvals: await standingApprovals(tx, found, approvals),
  }
}
