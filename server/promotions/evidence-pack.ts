import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { auditRecords } from '@/db/schema'
import { promotionRef } from '@/domain/promotions/input'
import { query } from '@/server/kernel/operation'
import { isUntouched } from './check-frozen'
import { approvalsOf, findPromotion } from './read-promotions'
import { frozenRecord, recordHash } from './record-hash'
import { toPromotion } from './to-promotion'

const RECORDS_MAX = 1000

/** Everything about a promotion on one sheet: what was frozen with its hash, and the audit records that speak of it. */
export const readEvidencePack = query({
  name: 'promotions.evidence',
  permission: 'model:read',
  input: promotionRef,
  run: async (ctx, { id }) => {
    const found = await findPromotion(ctx, id)
    const approvals = (await approvalsOf(ctx.tx, [id])).get(id) ?? []
    const frozen = frozenRecord(found)
    const records = await ctx.tx
      .select()
      .from(auditRecords)
      .where(and(eq(auditRecords.objectType, 'promotion'), eq(auditRecords.objectId, id)))
      .orderBy(asc(auditRecords.seq))
      .limit(RECORDS_MAX)
    const content = {
      promotion: toPromotion(found, approvals, ctx.now),
      frozen,
      policyVersion: found.promotion.policyVersion,
      audit: records.map(({ seq, at, action, outcome, actorName, detail, previousHash, hash }) => ({
        seq,
        at: at.toISOString(),
        action,
        outcome,
        by: actorName,
        detail,
        previousHash,
        hash,
      })),
    }
    return {
      ...content,
      exportedAt: ctx.now.toISOString(),
      hashes: {
        algorithm: 'SHA-256 over JSON with sorted keys',
        evidence: found.promotion.evidenceHash,
        frozen: recordHash(frozen),
        /** The stored record, its hash and the audit agree. */
        untouched: await isUntouched(ctx.tx, found),
        content: recordHash(content),
      },
    }
  },
})
