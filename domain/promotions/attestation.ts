/** What a person can vouch for about a version. */
export const ATTESTATION_KINDS = ['data_attested', 'pii_cleared', 'sme_sign_off', 'card_complete'] as const
export type AttestationKind = (typeof ATTESTATION_KINDS)[number]

/** One statement, in order of time; `holds: false` takes back what was said before. */
export type Attestation = {
  id: string
  kind: AttestationKind
  holds: boolean
  /** The person behind it, also when they used a key. */
  personId: string
  name: string
  roles: readonly string[]
  /** Milliseconds. */
  at: number
}

/**
 * The statements in force as known at an instant: per kind and person the newest up to then, where it holds and that
 * person has not taken it back since. A later confirmation does not count, a later withdrawal does.
 */
export function attestationsInForce(all: readonly Attestation[], asOf: number): Attestation[] {
  const newest = new Map<string, Attestation>()
  for (const one of all) {
    const key = `${one.kind} ${one.personId}`
    if (one.at <= asOf || !one.holds) newest.set(key, one)
  }
  return [...newest.values()]
    .filter(({ holds }) => holds)
    .sort((a, b) => (a.kind === b.kind ? (a.id < b.id ? -1 : 1) : a.kind < b.kind ? -1 : 1))
}
