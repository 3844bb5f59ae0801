import type { AttestationKind } from '../attestation'
import type { VouchedFor } from '../evidence'
import type { Gate, GateInput, GateResult, OnBreach } from './gate'

export type VouchLimits = OnBreach & {
  /** One of these roles has to say so; left out: whoever may vouch. */
  roles?: readonly string[] | undefined
}

type Found = { one: VouchedFor } | { code: 'not_vouched_for' | 'not_independent' }

/** A statement by somebody who neither made the version nor asks for the promotion. */
export function independentWord(
  kind: AttestationKind,
  { evidence, limits, requesters }: GateInput<VouchLimits>,
): Found {
  const said = evidence.attestations.filter(
    (one) => one.kind === kind && (limits.roles?.some((role) => one.roles.includes(role)) ?? true),
  )
  const one = said.find(({ personId }) => personId !== evidence.version.authorId && !requesters.includes(personId))
  return one ? { one } : { code: said.length > 0 ? 'not_independent' : 'not_vouched_for' }
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
