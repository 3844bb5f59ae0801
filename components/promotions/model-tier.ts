import type { PlacedPolicy } from './figures'

export type RiskTier = PlacedPolicy['riskTier']
export const TIERS = ['low', 'medium', 'high'] as const satisfies readonly RiskTier[]

/** A model that serves several use cases answers to the strictest of them. */
export function modelTier(
  slugs: readonly { slug: string }[],
  useCases: readonly { slug: string; riskTier: RiskTier }[],
): RiskTier {
  const ranks = slugs.map(({ slug }) => {
    const tier = useCases.find((one) => one.slug === slug)?.riskTier
    return tier ? TIERS.indexOf(tier) : 0
  })
  return TIERS[Math.max(0, ...ranks)] ?? 'medium'
}
