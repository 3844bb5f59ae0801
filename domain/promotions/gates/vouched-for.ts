import type { AttestationKind } from '../attestation'
import type { VouchedFor } from '../evidence'
import type { Gate, GateInput, GateResult, OnBreach } from './gate'

export type VouchLimits = OnBreach & {
  /** One of these roles has to say so; left out: whoever may vouch. */
  roles?: readonly string[] | undefined
}

type Found = { one: VouchedFor } | { code: 'not_vouched_for' | 'not_independent' }

/** Statements in a role that is asked for. */
const saidBy = (kind: AttestationKind, { evidence, limits }: GateInput<VouchLimits>): VouchedFor[] =>
  evidence.attestations.filter(
    (one) => one.kind === kind && (limits.roles?.some((role) => one.roles.includes(role)) ?? true),
  )

/** Those of them by somebody who neither made the version nor asks for the promotion. */
export const independentWords = (kind: AttestationKind, input: GateInput<VouchLimits>): VouchedFor[] =>
  saidBy(kind, input).filter(
    ({ personId }) => personId !== input.evidence.version.authorId && !input.requesters.includes(personId),
  )

export function independentWord(kind: AttestationKind, input: GateInput<VouchLimits>): Found {
  const [one] = independentWords(kind, input)
  return one ? { one } : { code: saidBy(kind, input).length > 0 ? 'not_independent' : 'not_vouched_for' }
}

export function vouchedFor(kind: AttestationKind, what: string): Gate<VouchLimits> {
  return (input): Omit<GateResult, 'gate'> => {
    const found = independentWord(kind, input)
    if ('one' in found) {
      const because = `${found.one.name} vouches: ${what}`
      return { verdict: 'pass', figure: 1, limit: 1, because, code: 'fulfilled' }
    }
    const roles = input.limits.roles ? ` (${input.limits.roles.join(' or ')})` : ''
    const because =
      found.code === 'not_independent'
        ? `only the author or the requester vouches: ${what}`
        : `nobody${roles} vouches: ${what}`
    return { verdict: input.limits.onMissing, figure: 0, limit: 1, because, code: found.code }
  }
}
