import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { type RiskTier, TIERS } from './model-tier'

export const policySearch = {
  environment: parseAsString.withDefault('production'),
  tier: parseAsStringLiteral(TIERS).withDefault('medium'),
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
