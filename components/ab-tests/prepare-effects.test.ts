import { describe, expect, it } from 'vitest'
import { placeOf } from './prepare-effects'

const effect = (value: number, low: number | null, high: number | null) => ({
  arm: 'b',
  method: 'welch',
  absolute: { value, low, high },
  relative: { value: null, reason: 'control_zero' as const },
  pValue: 0.5,
  decided: false,
})

describe('the place of an effect on its row', () => {
  it('has zero in the middle and all of the interval in view', () => {
    const place = placeOf(effect(0, -1, 1), undefined)
    expect(place?.value).toBe(50)
    expect(place?.low).toBeGreaterThan(0)
    expect(place?.high).toBeLessThan(100)
    expect(place?.bad).toBeNull()
  })
  it('tints the side beyond the margin: below for more is better, above for less is better', () => {
    const up = placeOf(effect(0, -1, 1), { metric: 'recall', direction: 'up', margin: 2 })
    expect(up?.bad?.from).toBe(0)
    expect(up?.bad?.to).toBeLessThan(up?.low ?? 0)
    const down = placeOf(effect(0, -1, 1), { metric: 'latency', direction: 'down', margin: 2 })
    expect(down?.bad?.to).toBe(100)
    expect(down?.bad?.from).toBeGreaterThan(down?.high ?? 100)
  })
  it('runs to the end on an open side, and is nothing without a figure', () => {
    expect(placeOf(effect(1, 0.5, null), undefined)?.high).toBe(100)
    const hidden = { ...effect(0, 0, 0), absolute: { value: null, reason: 'hidden_until_look' as const } }
    expect(placeOf(hidden, undefined)).toBeNull()
  })
})
