import { z } from 'zod'
import { ROLES } from '@/domain/access/roles'
import type { EnvironmentKind } from '@/domain/deployments/input'
import type { RiskTier } from '@/domain/use-cases/risk-tier'
import { EVIDENCE_CASES_MAX } from './evidence'
import { GATES, type GateName } from './gates/gate'

/** Gates whose source this product has. The others are known by name and refused. */
export const OFFERED_GATES: readonly GateName[] = GATES.filter((gate) => gate !== 'ab_verdict')

const onFail = z.enum(['warn', 'block']).default('block')
const onMissing = z.enum(['pass', 'warn', 'block']).default('block')
const breach = { onFail, onMissing }
const share = z.number().min(0).max(1)
/** More than count as evidence could never be found. */
const caseCount = z.number().int().min(1).max(EVIDENCE_CASES_MAX)
const roles = z.array(z.enum(ROLES)).min(1).max(ROLES.length).optional()
const vouch = { ...breach, roles }

const gateInput = z.discriminatedUnion('gate', [
  z.strictObject({ gate: z.literal('reference_exists'), ...breach }),
  z.strictObject({ gate: z.literal('minimum_labelled'), ...breach, n: caseCount }),
  z.strictObject({
    gate: z.literal('not_worse_than_champion'),
    ...breach,
    margin: z.number().min(0).max(10),
    minimum: caseCount.default(30),
  }),
  z.strictObject({ gate: z.literal('drift'), ...breach, share }),
  z.strictObject({ gate: z.literal('data_quality'), ...breach, features: z.number().int().min(0).max(10_000) }),
  z.strictObject({ gate: z.literal('rule_tests'), ...breach }),
  z.strictObject({
    gate: z.literal('fairness'),
    ...breach,
    gaps: z.strictObject({
      selection_rate: share.optional(),
      equal_opportunity: share.optional(),
      calibration: share.optional(),
    }),
    segments: z.array(z.string().min(1).max(80)).min(1).max(5).optional(),
  }),
  z.strictObject({ gate: z.literal('pii_cleared'), ...vouch }),
  z.strictObject({ gate: z.literal('data_attested'), ...vouch }),
  z.strictObject({ gate: z.literal('card_complete'), ...vouch }),
  z.strictObject({ gate: z.literal('sme_sign_off'), ...vouch }),
  z.strictObject({ gate: z.literal('ab_verdict'), ...breach }),
])
export type GateSetting = z.output<typeof gateInput>

/** `role: any` is whoever may decide; a person fills one place only. */
export const approvalNeed = z.strictObject({
  role: z.enum(['any', ...ROLES]),
  count: z.number().int().min(1).max(10),
})
export type ApprovalNeed = z.infer<typeof approvalNeed>

export const FOUR_EYES = ['required', 'recorded'] as const
export type FourEyes = (typeof FOUR_EYES)[number]

/** The rules of one environment and risk tier: which gates with which limits, who signs, and for how long a request stands. */
export const policyInput = z
  .strictObject({
    gates: z.array(gateInput).max(GATES.length),
    approvals: z.array(approvalNeed).min(1).max(10),
    /** `required`: neither requester nor author can approve. `recorded`: they may, and the record says so. */
    fourEyes: z.enum(FOUR_EYES),
    expiresHours: z.number().int().min(1).max(8760),
  })
  .superRefine(({ gates }, ctx) => {
    const seen = new Set<string>()
    for (const [index, { gate }] of gates.entries()) {
      const issue = (message: string) => ctx.addIssue({ code: 'custom', path: ['gates', index, 'gate'], message })
      if (!OFFERED_GATES.includes(gate)) issue(`${gate} is not offered: nothing here can answer it yet`)
      if (seen.has(gate)) issue(`${gate} is listed twice`)
      seen.add(gate)
    }
  })
export type Policy = z.output<typeof policyInput>

const lenient = { onFail: 'block', onMissing: 'warn' } as const
const strict = { onFail: 'block', onMissing: 'block' } as const

function productionGates(tier: RiskTier): GateSetting[] {
  const measured = tier === 'high' ? strict : lenient
  const gates: GateSetting[] = [
    { gate: 'reference_exists', onFail: tier === 'high' ? 'block' : 'warn', onMissing: 'warn' },
    { gate: 'minimum_labelled', ...measured, onFail: tier === 'high' ? 'block' : 'warn', n: 200 },
    { gate: 'not_worse_than_champion', ...measured, margin: 0.01, minimum: 30 },
    { gate: 'drift', ...measured, onFail: 'warn', share: 0.5 },
    { gate: 'data_quality', ...measured, onFail: 'warn', features: 0 },
    { gate: 'rule_tests', onFail: 'block', onMissing: tier === 'high' ? 'block' : 'warn' },
  ]
  if (tier === 'low') return gates
  if (tier === 'medium') return [...gates, { gate: 'card_complete', onFail: 'warn', onMissing: 'warn' }]
  return [
    ...gates,
    { gate: 'fairness', onFail: 'block', onMissing: 'warn', gaps: { equal_opportunity: 0.2, selection_rate: 0.2 } },
    { gate: 'pii_cleared', ...strict },
    { gate: 'data_attested', ...strict },
    { gate: 'card_complete', ...strict },
    { gate: 'sme_sign_off', ...strict, roles: ['sme'] },
  ]
}

/** The policy where nobody wrote one: four eyes for what is like production, recorded for what is like staging. */
export function defaultPolicy(kind: EnvironmentKind, tier: RiskTier): Policy {
  if (kind === 'staging') {
    const gates: GateSetting[] = [{ gate: 'reference_exists', onFail: 'warn', onMissing: 'warn' }]
    return { gates, approvals: [{ role: 'any', count: 1 }], fourEyes: 'recorded', expiresHours: 168 }
  }
  const approvals: ApprovalNeed[] =
    tier === 'high'
      ? [
          { role: 'risk_officer', count: 1 },
          { role: 'any', count: 1 },
        ]
      : [{ role: 'any', count: 1 }]
  return { gates: productionGates(tier), approvals, fourEyes: 'required', expiresHours: 168 }
}
