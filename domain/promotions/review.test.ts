import { expect, it } from 'vitest'
import { type Reviewable, whyNotReview } from './review'

const emergency = (more: Partial<Reviewable> = {}): Reviewable => ({
  due: true,
  reviewed: false,
  fourEyes: 'required',
  requesters: ['rosa'],
  authorId: 'ada',
  signers: ['max'],
  ...more,
})

const cases: [string, Partial<Reviewable>, string | null, string | null][] = [
  ['somebody else', {}, 'rita', null],
  ['nobody', {}, null, 'no_person'],
  ['whoever activated', {}, 'max', 'own_decision'],
  ['the requester', {}, 'rosa', 'own_request'],
  ['the author', {}, 'ada', 'own_version'],
  ['the author where it is recorded', { fourEyes: 'recorded' }, 'ada', null],
  ['whoever activated where it is recorded', { fourEyes: 'recorded' }, 'max', 'own_decision'],
  ['a second time', { reviewed: true }, 'rita', 'reviewed'],
  ['without an emergency', { due: false }, 'rita', 'no_review_due'],
]
it.each(cases)('%s', (_, more, personId, expected) => {
  expect(whyNotReview(emergency(more), personId)).toBe(expected)
})
