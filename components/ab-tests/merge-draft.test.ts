import { describe, expect, it } from 'vitest'
import { changedParts, mergeDrafts, samePart, takePart } from './merge-draft'
import { firstDraft } from './plan-draft'

const base = firstDraft({ versions: ['v2', 'v1'], environment: 'production', metric: 'recall' })
const arms = base.arms.map((arm) => ({ ...arm, share: arm.arm === 'control' ? '60' : '40' }))

describe('two edits of one plan', () => {
  it('keep what each of them changed alone', () => {
    const mine = { ...base, power: '90' }
    const theirs = { ...base, alpha: '1', arms }
    expect(changedParts(base, theirs)).toEqual(['arms', 'alpha'])
    expect(mergeDrafts({ base, mine, theirs })).toEqual({ ...base, power: '90', alpha: '1', arms })
  })
  it('keep mine where both changed the same, and theirs can be taken', () => {
    const mine = { ...base, metric: 'precision', mde: '2' }
    const theirs = { ...base, mde: '3', segments: 'region' }
    const merged = mergeDrafts({ base, mine, theirs })
    expect(merged).toEqual({ ...mine, segments: 'region' })
    expect(samePart('primary', merged, theirs)).toBe(false)
    expect(takePart('primary', merged, theirs)).toEqual(theirs)
  })
  it('are the same edit where both say the same', () => {
    const both = { ...base, guardrails: [{ metric: 'latency', direction: 'down' as const, margin: '20' }] }
    expect(mergeDrafts({ base, mine: both, theirs: both })).toEqual(both)
  })
})
