import { describe, expect, it } from 'vitest'
import { attestationsInForce } from './attestation'
import { type Evidence, movedParts } from './evidence'
import { evidenceWith } from './evidence-fixture'
import type { Policy } from './policy'
import { type PastPromotion, simulatePolicy } from './simulate'

const HOUR = 3_600_000
const policy = (more: Partial<Policy> = {}): Policy => ({
  gates: [],
  approvals: [{ role: 'any', count: 1 }],
  fourEyes: 'recorded',
  expiresHours: 100,
  ...more,
})
const past = (id: string, more: Partial<PastPromotion> = {}): PastPromotion => ({
  id,
  evidence: evidenceWith({ labelled: 50 }),
  requesters: ['rosa'],
  approvals: [{ personId: 'max', roles: ['manager'] }],
  requestedAt: 0,
  decidedAt: 10 * HOUR,
  ...more,
})

describe('a stricter policy over the past', () => {
  const history = [
    past('fine'),
    past('few', { evidence: evidenceWith({ labelled: 3 }) }),
    past('own', { approvals: [{ personId: 'rosa', roles: ['manager'] }] }),
    past('author', { approvals: [{ personId: 'ada', roles: ['manager'] }] }),
    past('slow', { decidedAt: 60 * HOUR }),
  ]
  const stopped = (more: Partial<Policy>) => simulatePolicy(history, policy(more)).map(({ id }) => id)

  it('lists exactly what it would have stopped', () => {
    expect(stopped({})).toEqual([])
    expect(stopped({ gates: [{ gate: 'minimum_labelled', onFail: 'block', onMissing: 'block', n: 10 }] })).toEqual([
      'few',
    ])
    expect(stopped({ gates: [{ gate: 'minimum_labelled', onFail: 'warn', onMissing: 'warn', n: 10 }] })).toEqual([])
    expect(stopped({ fourEyes: 'required' })).toEqual(['own', 'author'])
    expect(stopped({ expiresHours: 60 })).toEqual(['slow'])
    expect(stopped({ approvals: [{ role: 'risk_officer', count: 1 }] })).toHaveLength(history.length)
  })

  it('says why', () => {
    const [own] = simulatePolicy([past('own', { approvals: [] })], policy({ fourEyes: 'required' }))
    expect(own?.objections).toEqual([{ kind: 'approvals', missing: 1 }])
  })
})

describe('evidence', () => {
  it('names what moved', () => {
    expect(movedParts(evidenceWith(), evidenceWith())).toEqual([])
    expect(
      movedParts(
        evidenceWith(),
        evidenceWith({ labelled: 1, champion: { deployment: 'd', version: 'v', digest: 'x' } }),
      ),
    ).toEqual(['champion', 'labelled'])
    const { artifacts: _, ...older } = evidenceWith()
    expect(movedParts(older as Evidence, evidenceWith({ labelled: 1 }))).toEqual(['labelled'])
  })
})

describe('attestations in force', () => {
  const said = (id: string, at: number, holds = true, personId = 'sam') =>
    ({ id, kind: 'pii_cleared', holds, personId, name: personId, roles: [], at }) as const
  it('are those said up to then and not taken back since', () => {
    const ids = (all: ReturnType<typeof said>[], asOf: number) => attestationsInForce(all, asOf).map(({ id }) => id)
    expect(ids([said('a', 1), said('b', 5)], 3)).toEqual(['a'])
    expect(ids([said('a', 1), said('b', 5, false)], 3)).toEqual([])
    expect(ids([said('a', 1), said('b', 2, false)], 3)).toEqual([])
    expect(ids([said('a', 1), said('b', 2, true, 'rita')], 3)).toEqual(['a', 'b'])
    expect(ids([said('a', 5)], 3)).toEqual([])
  })
})
