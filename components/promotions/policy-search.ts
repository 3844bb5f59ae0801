import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { RISK_TIERS, type RiskTier } from '@/domain/use-cases/risk-tier'

export const policySearch = {
  environment: parseAsString.withDefault('production'),
  tier: parseAsStringLiteral(RISK_TIERS).withDefault('medium'),
  edit: parseAsBoolean.withDefault(false),
}
export type PolicySearch = inferParserType<typeof policySearch>
export const loadPolicySearch = createLoader(policySearch)
export const policyHref = createSerializer(policySearch)

export const POLICIES_ASK = { limit: 50 }
const HISTORY_ROWS = 10

export const policyHistoryAsk = (environment: string, riskTier: RiskTier) => ({
  environment,
  riskTier,
  limit: HISTORY_ROWS,
})
