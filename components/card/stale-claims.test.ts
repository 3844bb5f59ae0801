import { describe, expect, it } from 'vitest'
import { daysBehind, staleClaims } from './stale-claims'

const NEWEST = '2026-02-10T12:00:00.000Z'

describe('stale claims', () => {
  it.each([
    ['2026-02-10T12:00:00.000Z', 0],
    ['2026-02-10T11:00:00.000Z', 0],
    ['2026-02-10T10:00:00.000Z', 1],
    ['2026-02-09T12:00:00.000Z', 1],
    ['2026-02-09T11:00:00.000Z', 2],
    ['2026-02-11T00:00:00.000Z', 0],
  ])('what is about data until %s is %s days behind', (until, days) => {
    expect(daysBehind(until, NEWEST)).toBe(days)
  })
  it('names those behind; what is not known is missing, not stale', () => {
    const claims = [
      { id: 'performance', until: '2026-01-31T00:00:00.000Z' },
      { id: 'drift', until: NEWEST },
      { id: 'quality', until: null },
    ] as const
    expect(staleClaims(claims, NEWEST)).toEqual([{ id: 'performance', until: '2026-01-31T00:00:00.000Z', days: 11 }])
    expect(staleClaims(claims, null)).toEqual([])
  })
})
