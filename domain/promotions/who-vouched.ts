import { ATTESTATION_KINDS, type AttestationKind } from './attestation'
import type { Evidence } from './evidence'
import { independentWords } from './gates/vouched-for'
import type { GateSetting, Policy } from './policy'

type Vouch = Extract<GateSetting, { gate: AttestationKind }>

const isVouch = (setting: GateSetting): setting is Vouch => ATTESTATION_KINDS.some((kind) => kind === setting.gate)

/** For each gate that asks for a person's word: the names of those whose word counts there. */
export function whoVouched(
  { gates }: Pick<Policy, 'gates'>,
  given: { evidence: Evidence; requesters: readonly string[] },
): { [kind in AttestationKind]?: string[] } {
  const namesOf = (limits: Vouch) => independentWords(limits.gate, { ...given, limits }).map(({ name }) => name)
  return Object.fromEntries(gates.filter(isVouch).map((limits) => [limits.gate, [...new Set(namesOf(limits))]]))
}
