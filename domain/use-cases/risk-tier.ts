export const RISK_TIERS = ['low', 'medium', 'high'] as const
export type RiskTier = (typeof RISK_TIERS)[number]

/** What serves several use cases answers to the strictest of them; `low` where there is none. */
export function strictestTier(tiers: readonly RiskTier[]): RiskTier {
  return tiers.reduce((most, tier) => (RISK_TIERS.indexOf(tier) > RISK_TIERS.indexOf(most) ? tier : most), 'low')
}
