import type { Evidence } from '../evidence'

/** In the order they are decided and shown. */
export const GATES = [
  'reference_exists',
  'minimum_labelled',
  'not_worse_than_champion',
  'drift',
  'data_quality',
  'rule_tests',
  'fairness',
  'pii_cleared',
  'data_attested',
  'card_complete',
  'sme_sign_off',
  'ab_verdict',
] as const
export type GateName = (typeof GATES)[number]

export const GATE_VERDICTS = ['pass', 'warn', 'block'] as const
export type GateVerdict = (typeof GATE_VERDICTS)[number]

/** Why a verdict was given, for screens that say it in their own words; `because` says it in English. */
export type GateCode =
  | 'fulfilled'
  | 'within_limit'
  | 'beyond_limit'
  | 'not_proven'
  | 'no_champion'
  | 'not_measured'
  | 'not_vouched_for'
  | 'not_independent'
  | 'unclassified_features'
  | 'failed_tests'

export type GateResult = {
  gate: GateName
  verdict: GateVerdict
  /** What was found and what it is held against; null where there is no number. */
  figure: number | null
  limit: number | null
  because: string
  code: GateCode
}

/** What to do where the limit is broken, and where there is nothing to judge. */
export type OnBreach = { onFail: 'warn' | 'block'; onMissing: GateVerdict }

export type GateInput<Limits> = {
  evidence: Evidence
  limits: Limits
  /** Everybody behind the request, whose own word does not count. */
  requesters: readonly string[]
}

/** A pure decision on one aspect of the evidence. */
export type Gate<Limits> = (input: GateInput<Limits>) => Omit<GateResult, 'gate'>

export const missing = (limits: OnBreach, because: string, limit: number | null = null): Omit<GateResult, 'gate'> => ({
  verdict: limits.onMissing,
  figure: null,
  limit,
  because,
  code: 'not_measured',
})

/** A number as gates write it: at most four decimals. */
export const written = (value: number): string => String(Math.round(value * 10_000) / 10_000)
