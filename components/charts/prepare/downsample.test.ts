import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { downsample, MOST_POINTS } from './downsample'
import { sparkPath } from './spark-path'

const wave = (n: number) => Array.from({ length: n }, (_, x) => ({ x, y: Math.sin(x / 50) as number | null }))

describe('downsample', () => {
  it('leaves few points alone', () => {
    const points = wave(720)
    expect(downsample(points)).toEqual(points)
  })
  it('keeps ends, order and an outlier', () => {
    const points = wave(20_000)
    points[12_345] = { x: 12_345, y: 9 }
    const kept = downsample(points)
    expect(kept.length).toBeLessThanOrEqual(MOST_POINTS)
    expect([kept[0]?.x, kept.at(-1)?.x]).toEqual([0, 19_999])
    expect(kept).toContainEqual({ x: 12_345, y: 9 })
  })
  it('keeps gaps as gaps, no point twice, all in order', () => {
    const y = fc.oneof(
      { weight: 9, arbitrary: fc.double({ min: -5, max: 5, noNaN: true }) },
      { weight: 1, arbitrary: fc.constant(null) },
    )
    fc.assert(
      fc.property(fc.array(y, { minLength: 30, maxLength: 300 }), fc.integer({ min: 20, max: 60 }), (values, most) => {
        const points = values.map((value, x) => ({ x, y: value }))
        const kept = downsample(points, most)
        for (const [index, point] of kept.entries()) {
          expect(points[point.x]).toBe(point)
          expect(point.x).toBeGreaterThan(kept[index - 1]?.x ?? -1)
          const before = kept[index - 1]
          if (point.y === null || !before || before.y === null) continue
          expect(values.slice(before.x, point.x + 1)).not.toContain(null)
        }
      }),
    )
  })
})

describe('sparkline', () => {
  const box = { width: 64, height: 20 }
  it('lifts the pen at a gap', () => {
    expect(sparkPath([1, null, 2, 3], null, box).path.match(/[ML]/g)).toEqual(['M', 'M', 'L'])
  })
  it('holds the limit on its scale', () => {
    const spark = sparkPath([0, 0.1], 0.2, box)
    expect(spark.limitY).toBe(2)
    expect(spark.last).toEqual({ x: 62, y: 10 })
  })
  it('is empty without figures', () =>
    expect(sparkPath([null], 1, box)).toEqual({ path: '', limitY: null, last: null }))
})
