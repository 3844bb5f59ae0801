import { ownHandOf, type Standing } from './decide'

export type ReviewRefusal =
  | 'no_review_due'
  | 'reviewed'
  | 'no_person'
  | 'own_decision'
  | NonNullable<ReturnType<typeof ownHandOf>>

export type Reviewable = Pick<Standing, 'fourEyes' | 'requesters' | 'authorId'> & {
  due: boolean
  reviewed: boolean
  /** Who signed, the person who activated at once among them. */
  signers: readonly string[]
}

/** Why this person cannot give the second look that an emergency owes, or null. */
export function whyNotReview(one: Reviewable, personId: string | null): ReviewRefusal | null {
  if (!one.due) return 'no_review_due'
  if (one.reviewed) return 'reviewed'
  if (personId === null) return 'no_person'
  if (one.signers.includes(personId)) return 'own_decision'
  return one.fourEyes === 'required' ? ownHandOf(one, personId) : null
}
