import 'server-only'
import { asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { attestations } from '@/db/schema'
import { attestationsInForce } from '@/domain/promotions/attestation'
import type { VouchedFor } from '@/domain/promotions/evidence'

/** What persons vouch for about a version as of a time, less what they have taken back since. */
export async function vouchedFor(tx: Tx, versionId: string, asOf: Date): Promise<VouchedFor[]> {
  const rows = await tx
    .select()
    .from(attestations)
    .where(eq(attestations.versionId, versionId))
    .orderBy(asc(attestations.at), asc(attestations.id))
  const all = rows.map(({ id, kind, holds, personId, personName, roles, at }) => ({
    id,
    kind,
    holds,
    personId,
    name: personName,
    roles,
    at: at.getTime(),
  }))
  return attestationsInForce(all, asOf.getTime()).map(({ id, kind, personId, name, roles, at }) => ({
    id,
    kind,
    personId,
    name,
    roles,
    at: new Date(at).toISOString(),
  }))
}
