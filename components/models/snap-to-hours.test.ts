import { describe, expect, it } from 'vitest'
import { chartBucket } from './chart-bucket'
import { snapToHours } from './snap-to-hours'

describe('windows of figures', () => {
  it('stand on whole hours', () => {
    const whole = [new Date('2001-06-01T05:00:00Z'), new Date('2001-06-02T05:00:00Z')] as const
    expect(snapToHours(...whole)).toEqual({ from: whole[0], to: whole[1], moved: false })
    const half = snapToHours(new Date('2001-06-01T18:30:00Z'), new Date('2001-06-02T18:30:00Z'))
    expect([half.from.toISOString(), half.to.toISOString(), half.moved]).toEqual([
      '2001-06-01T18:00:00.000Z',
      '2001-06-02T19:00:00.000Z',
      true,
    ])
  })
  it.each([
    ['2001-06-02', 'hour'],
    ['2001-06-08', 'day'],
    ['2001-07-01', 'day'],
    ['2001-08-30', 'week'],
    ['2004-06-01', 'month'],
  ])('from 1 June to %s are cut by %s', (to, bucket) =>
    expect(chartBucket(new Date('2001-06-01'), new Date(to))).toBe(bucket),
  )
})
