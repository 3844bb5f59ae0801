import { describe, expect, it } from 'vitest'
import { findingOf } from './finding-fixture'
import { prepareDistance } from './prepare-distance'

const day = (place: number) => `2001-06-0${place + 1}T00:00:00.000Z`
const words = {
  title: 'Distance of amount',
  name: 'distance',
  limit: (value: number) => `limit ${value}`,
  since: (at: string) => `since ${at}`,
  reason: (code: string) => `why ${code}`,
}
const windows = [
  findingOf({ value: 0.05 }),
  findingOf({ value: 0.2, drifted: 'insufficient', need: 100, n: { reference: 5000, window: 40 } }),
  findingOf({ value: null, threshold: null, drifted: null, reason: 'window_empty', n: { reference: 5000, window: 0 } }),
  findingOf({ value: 0.3, drifted: true }),
].map((finding, place) => ({ from: day(place), to: day(place + 1), features: [finding] }))

describe('distance over time', () => {
  it('draws what was judged, leaves gaps with their reason, and carries the limit', () => {
    const spec = prepareDistance({
      feature: 'amount',
      lines: [{ version: 'v1', color: 'chart-1', windows }],
      since: { since: day(3), whole: false },
      zone: 'UTC',
      bucket: 'day',
      words,
    })
    expect(spec.series[0]?.points.map(({ value, reason, n }) => [value, reason, n])).toEqual([
      [0.05, undefined, 900],
      [null, 'why too_few', 40],
      [null, 'why window_empty', 0],
      [0.3, undefined, 900],
    ])
    expect(spec.limit).toEqual({ value: 0.1, avoid: 'above', text: 'limit 0.1' })
    expect(spec.annotations).toEqual([{ at: day(3), text: `since ${day(3)}` }])
    expect(spec.domain).toEqual([day(0), day(4)])
    expect(spec.series[0]?.name).toBe('distance')
  })
  it('avoids the lower side for tests, and names versions where there are two', () => {
    const tested = [{ from: day(0), to: day(1), features: [findingOf({ value: 0.01, pValue: 0.01, threshold: 0.05 })] }]
    const spec = prepareDistance({
      feature: 'amount',
      lines: [
        { version: 'v1', color: 'chart-1', windows: tested },
        { version: 'v2', color: 'chart-2', windows: [] },
      ],
      since: null,
      zone: 'UTC',
      bucket: 'day',
      words,
    })
    expect(spec.limit?.avoid).toBe('below')
    expect(spec.series.map(({ name }) => name)).toEqual(['v1', 'v2'])
    expect(spec.annotations).toBeUndefined()
  })
})
