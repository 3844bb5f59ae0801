import { z } from 'zod'
import { pageInput } from '@/domain/lists/page'
import { plainText, slug } from '@/domain/lists/text'
import { RISK_TIERS } from './risk-tier'

const STAGES = ['development', 'deployment', 'monitoring', 'iteration', 'governance'] as const
export type Stage = (typeof STAGES)[number]

export const createUseCaseInput = z.strictObject({
  slug,
  name: plainText(120),
  problem: plainText(4000),
  objective: plainText(4000).optional(),
  riskTier: z.enum(RISK_TIERS).default('medium'),
})

export const useCaseRef = z.strictObject({ slug })
export const listUseCasesInput = pageInput
