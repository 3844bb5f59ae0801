import { describe, expect, it } from 'vitest'
import { againstYardstick, leadingCandidate } from './best-candidate'
import type { Candidate } from './figures'

type Given = { version: string; f1: number | null; low?: number; high?: number; basis?: Candidate['basis'] }
function candidate({ version, f1, low, high, basis = 'same_cases' }: Given, isYardstick = false): Candidate {
  const metrics = { f1: f1 === null ? { value: null, reason: 'no_labels_yet' } : { value: f1, low: null, high: null } }
  const differences = low === undefined || high === undefined ? {} : { f1: { value: (low + high) / 2, low, high } }
  return { version, basis, metrics, differences, isYardstick } as unknown as Candidate
}
const yardstick = candidate({ version: 'v0', f1: 0.4 }, true)
const lead = (...items: Candidate[]) => leadingCandidate({ items, metric: 'f1' }, false)

describe('who leads', () => {
  it.each([
    [0.01, 0.03, false, 'better'],
    [0.01, 0.03, true, 'worse'],
    [-0.03, -0.01, true, 'better'],
    [-0.01, 0.03, false, 'unclear'],
    [0, 0.03, false, 'unclear'],
  ] as const)('%s to %s (less is better: %s) is %s', (low, high, lower, word) => {
    expect(againstYardstick(candidate({ version: 'v1', f1: 0.5, low, high }), 'f1', lower)).toBe(word)
  })
  it('is ahead only where chance does not explain it', () => {
    expect(lead(candidate({ version: 'v1', f1: 0.5, low: 0.05, high: 0.1 }), yardstick).kind).toBe('ahead')
    expect(lead(candidate({ version: 'v1', f1: 0.5, low: -0.05, high: 0.1 }), yardstick).kind).toBe('level')
    expect(lead(yardstick, candidate({ version: 'v1', f1: 0.3, low: -0.2, high: -0.1 })).kind).toBe('yardstick')
  })
  it('leaves out who decided other cases or has no figure', () => {
    expect(lead(yardstick, candidate({ version: 'v1', f1: 0.9, basis: 'own_cases' })).kind).toBe('alone')
    expect(lead(candidate({ version: 'v1', f1: null })).kind).toBe('nothing')
    expect(lead().kind).toBe('nothing')
  })
})
