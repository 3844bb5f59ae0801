import type { Evidence } from './evidence'
import { dataQuality } from './gates/data-quality'
import { drift } from './gates/drift'
import { fairness } from './gates/fairness'
import { GATES, type GateResult } from './gates/gate'
import { minimumLabelled } from './gates/minimum-labelled'
import { notWorseThanChampion } from './gates/not-worse-than-champion'
import { piiCleared } from './gates/pii-cleared'
import { referenceExists } from './gates/reference-exists'
import { ruleTests } from './gates/rule-tests'
import { vouchedFor } from './gates/vouched-for'
import type { GateSetting, Policy } from './policy'

const dataAttested = vouchedFor('data_attested', 'the data are accurate')
const cardComplete = vouchedFor('card_complete', 'the model card is complete')
const smeSignOff = vouchedFor('sme_sign_off', 'the version does what the business needs')

type Given = { evidence: Evidence; requesters: readonly string[] }

function judge(limits: GateSetting, given: Given): Omit<GateResult, 'gate'> {
  switch (limits.gate) {
    case 'reference_exists':
      return referenceExists({ ...given, limits })
    case 'minimum_labelled':
      return minimumLabelled({ ...given, limits })
    case 'not_worse_than_champion':
      return notWorseThanChampion({ ...given, limits })
    case 'drift':
      return drift({ ...given, limits })
    case 'data_quality':
      return dataQuality({ ...given, limits })
    case 'rule_tests':
      return ruleTests({ ...given, limits })
    case 'fairness':
      return fairness({ ...given, limits })
    case 'pii_cleared':
      return piiCleared({ ...given, limits })
    case 'data_attested':
      return dataAttested({ ...given, limits })
    case 'card_complete':
      return cardComplete({ ...given, limits })
    case 'sme_sign_off':
      return smeSignOff({ ...given, limits })
    case 'ab_verdict':
      return {
        verdict: limits.onMissing,
        figure: null,
        limit: null,
        because: 'there is no verdict of an A/B test',
        code: 'not_measured',
      }
  }
}

/** Verdicts of the policy's gates in the product's order, whatever order the policy lists them in. */
export function judgeGates(policy: Pick<Policy, 'gates'>, given: Given): GateResult[] {
  const ordered = [...policy.gates].sort((a, b) => GATES.indexOf(a.gate) - GATES.indexOf(b.gate))
  return ordered.map((limits) => ({ gate: limits.gate, ...judge(limits, given) }))
}

export const blocking = (gates: readonly GateResult[]): GateResult[] =>
  gates.filter(({ verdict }) => verdict === 'block')
