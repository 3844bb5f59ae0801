import { type RiskTier, strictestTier } from '@/domain/use-cases/risk-tier'

/** The tier of a model by the use cases it serves, as far as the reader sees them. */
export const modelTier = (
  slugs: readonly { slug: string }[],
  useCases: readonly { slug: string; riskTier: RiskTier }[],
): RiskTier => strictestTier(slugs.flatMap(({ slug }) => useCases.find((one) => one.slug === slug)?.riskTier ?? []))
