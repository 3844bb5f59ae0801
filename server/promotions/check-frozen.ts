import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { movedParts } from '@/domain/promotions/evidence'
import type { Context } from '@/server/kernel/context'
import { findVersion } from '@/server/models/read'
import { auditDetails } from './audit-details'
import { collectEvidence } from './collect-evidence'
import { riskTierOf } from './read-policy'
import type { FoundPromotion } from './read-promotions'
import { frozenRecord, recordHash } from './record-hash'

/** The hash that the audit noted down when the promotion was asked for. */
async function notedHash(tx: Tx, promotionId: string): Promise<unknown> {
  const noted = await auditDetails(tx, promotionId)
  return noted.find(({ action }) => action === 'promotions.request')?.detail.evidenceHash
}

/** Is what is stored still what was asked for? The row, its hash and the audit must agree. */
export async function isUntouched(tx: Tx, found: FoundPromotion): Promise<boolean> {
  const { promotion } = found
  const hash = recordHash(frozenRecord(found))
  return hash === promotion.evidenceHash && hash === (await notedHash(tx, promotion.id))
}

/** Collects the same evidence again; the names of what moved since, `record` where the stored one was touched. */
export async function movedSince(ctx: Context, found: FoundPromotion): Promise<string[]> {
  const { promotion, environment } = found
  if (!(await isUntouched(ctx.tx, found))) return ['record']
  const before = promotion.evidence
  const { model, version } = await findVersion(ctx, { model: found.model.slug, version: found.version.version })
  const { window } = before
  const now = await collectEvidence(ctx.tx, {
    model,
    version,
    environmentId: environment.id,
    riskTier: await riskTierOf(ctx.tx, model),
    asOf: new Date(before.asOf),
    dataAsOf: new Date(before.dataAsOf),
    window: window && { from: Date.parse(window.from), to: Date.parse(window.to) },
  })
  return movedParts(before, now)
}
