import { describe, expect, it } from 'vitest'
import type { QualityShare, QualityVerdict } from '@/domain/quality/share'
import type { FeatureQuality } from '@/domain/quality/summary'
import { prepareFlagged, prepareQuality } from './prepare-quality'
import { largestRise, rankQuality } from './rank-quality'

const share = (window: number | null, reference: number | null = 0): QualityShare => ({
  count: 0,
  window,
  reference,
  low: null,
  high: null,
  verdict: 'ok',
})
const quality = (feature: string, missing: QualityShare, verdict: QualityVerdict = 'ok'): FeatureQuality => ({
  feature,
  kind: 'numeric',
  n: { window: 100, reference: 1000 },
  missing,
  invalid: share(0),
  unseen: null,
  outOfRange: share(0.01),
  verdict,
})
const from = '2001-06-01T00:00:00.000Z'
const to = '2001-06-02T00:00:00.000Z'

describe('features by data quality', () => {
  it('stand worst first, by the rise against training', () => {
    const ranked = rankQuality([
      quality('steady', share(0.5, 0.5)),
      quality('thin', share(0.9), 'insufficient'),
      quality('bad', share(0.2, 0.1), 'worse'),
      quality('worst', share(0.4, 0.1), 'worse'),
      quality('rose', share(0.06, 0.01)),
    ])
    expect(ranked.map(({ feature }) => feature)).toEqual(['worst', 'bad', 'rose', 'steady', 'thin'])
  })
  it('a fall is no rise, and a missing share counts as nothing', () => {
    expect(largestRise(quality('fell', share(0.1, 0.4)))).toBeCloseTo(0.01, 9)
    expect(largestRise({ ...quality('none', share(null, null)), outOfRange: null })).toBe(0)
  })
})

describe('charts', () => {
  it('draw the kinds that apply, gaps where nothing came', () => {
    const windows = [
      { from, to, features: [quality('a', share(0.2))] },
      { from: to, to, features: [] },
    ]
    const words = { title: 'a', kind: (kind: string) => kind }
    const spec = prepareQuality({ feature: 'a', windows, words, zone: 'UTC', bucket: 'day' })
    expect(spec.series.map(({ name }) => name)).toEqual(['missing', 'invalid', 'outOfRange'])
    expect(spec.series[0]?.points.map(({ value }) => value)).toEqual([0.2, null])
  })
  it('never divide by no predictions', () => {
    const windows = [
      { from, to, predictions: 10, flagged: 2, features: [] },
      { from: to, to, predictions: 0, flagged: 0, features: [] },
    ]
    const words = { title: 'flagged', name: 'share' }
    const spec = prepareFlagged({ windows, color: 'chart-1', words, zone: 'UTC', bucket: 'day' })
    expect(spec.series[0]?.points.map(({ value }) => value)).toEqual([0.2, null])
  })
})
