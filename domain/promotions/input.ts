import { z } from 'zod'
import { DEPLOYMENT_TYPES, reasonText } from '@/domain/deployments/input'
import { flag } from '@/domain/figures/input'
import { pageInput } from '@/domain/lists/page'
import { slug } from '@/domain/lists/text'
import { rfc3339 } from '@/domain/time/rfc3339'
import { RISK_TIERS } from '@/domain/use-cases/risk-tier'
import { ATTESTATION_KINDS } from './attestation'
import { DECISIONS, PROMOTION_STATUSES } from './decide'
import { policyInput } from './policy'

const versionText = z.string().min(1).max(120)
const objectId = z.string().min(1).max(80)

export const requestPromotionInput = z.strictObject({
  model: slug,
  version: versionText,
  environment: slug,
  reason: reasonText,
  type: z.enum(DEPLOYMENT_TYPES).default('service'),
})
export type RequestPromotionInput = z.output<typeof requestPromotionInput>

export const decidePromotionInput = z.strictObject({ id: objectId, decision: z.enum(DECISIONS), reason: reasonText })
export const emergencyInput = z.strictObject({ id: objectId, reason: reasonText })
export const REVIEW_VERDICTS = ['confirm', 'object'] as const
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number]
export const reviewInput = z.strictObject({ id: objectId, verdict: z.enum(REVIEW_VERDICTS), reason: reasonText })
export const promotionRef = z.strictObject({ id: objectId })

export const listPromotionsInput = pageInput.extend({
  status: z.enum(PROMOTION_STATUSES).optional(),
  model: slug.optional(),
  environment: slug.optional(),
  useCase: slug.optional(),
})
export type ListPromotionsInput = z.output<typeof listPromotionsInput>
export const waitingInput = z.strictObject({ useCase: slug.optional() })

const policyPlace = { environment: slug, riskTier: z.enum(RISK_TIERS) }
export const policyRef = z.strictObject(policyPlace)
export const modelPolicyRef = z.strictObject({ model: slug, environment: slug })
export const listPoliciesInput = pageInput.extend({ environment: slug.optional() })
export const putPolicyInput = z.strictObject({ ...policyPlace, policy: policyInput, reason: reasonText })
export const policyHistoryInput = pageInput.extend(policyPlace)
/** The promotions that went through between `from` and `to`, held against another policy. */
export const simulatePolicyInput = z.strictObject({
  environment: slug,
  riskTier: z.enum(RISK_TIERS).optional(),
  policy: policyInput,
  from: rfc3339.optional(),
  to: rfc3339.optional(),
})

export const attestInput = z.strictObject({
  model: slug,
  version: versionText,
  kind: z.enum(ATTESTATION_KINDS),
  statement: reasonText,
  /** false takes back what the same person vouched for before. */
  holds: flag.default(true),
})
export const listAttestationsInput = pageInput.extend({ model: slug, version: versionText })
