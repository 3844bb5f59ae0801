import { describe, expect, it } from 'vitest'
import { profileBars } from './profile-bars'

const column = {
  name: 'x',
  n: 100,
  missing: 0,
  invalid: 0,
  distinct: 100,
  constant: false,
  mean: 0,
  sd: 1,
  min: 0,
  max: 10,
}
const bins = (counts: number[]) => counts.map((count, place) => ({ label: null, from: place, to: place + 1, count }))

describe('a small histogram', () => {
  it('keeps few bins as they are, the tallest 1', () => {
    expect(profileBars({ ...column, kind: 'numeric', distribution: bins([1, 4, 2]) })).toEqual([0.25, 1, 0.5])
  })
  it('merges many bins without losing a row', () => {
    const bars = profileBars({ ...column, kind: 'numeric', distribution: bins(new Array<number>(64).fill(5)) })
    expect(bars.length).toBeLessThanOrEqual(12)
    expect(Math.max(...bars)).toBe(1)
    expect(bars.reduce((sum, bar) => sum + bar, 0)).toBeGreaterThan(8)
  })
  it('shows the most frequent categories, and nothing of nothing', () => {
    const distribution = Array.from({ length: 20 }, (_, place) => ({
      label: 'c',
      from: null,
      to: null,
      count: 20 - place,
    }))
    expect(profileBars({ ...column, kind: 'categorical', distribution })).toHaveLength(8)
    expect(profileBars({ ...column, kind: 'categorical', distribution: [] })).toEqual([])
    expect(profileBars({ ...column, kind: 'numeric', distribution: bins([0]) })).toEqual([])
  })
})
