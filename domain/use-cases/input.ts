import { z } from 'zod'
import { pageInput } from '@/domain/lists/page'
import { plainText, slug } from '@/domain/lists/text'

export const STAGES = ['development', 'deployment', 'monitoring', 'iteration', 'governance'] as const
export type Stage = (typeof STAGES)[number]
export const RISK_TIERS = ['low', 'medium', 'high'] as const
export type RiskTier = (typeof RISK_TIERS)[number]

export const createUseCaseInput = z.strictObject({
  slug,
  name: plainText(120),
  problem: plainText(4000),
  objective: plainText(4000).optional(),
  riskTier: z.enum(RISK_TIERS).default('medium'),
})
export type CreateUseCaseInput = z.infer<typeof createUseCaseInput>

export const useCaseRef = z.strictObject({ slug })
export const listUseCasesInput = pageInput
