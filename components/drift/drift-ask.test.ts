import { describe, expect, it } from 'vitest'
import { type DriftAsk, judgedInput, newestJudged, seriesInput } from './drift-ask'
import { findingOf } from './finding-fixture'

const windowOf = (from: string, to: string, drifted: boolean | 'insufficient') => ({
  from: `2001-06-${from}T00:00:00.000Z`,
  to: `2001-06-${to}T00:00:00.000Z`,
  features: [findingOf({ drifted })],
})
const ask: DriftAsk = {
  model: 'm',
  version: 'v1',
  range: { from: '2001-06-01T00:00:00.000Z', to: '2001-06-28T00:00:00.000Z' },
  judged: { from: '2001-06-21T00:00:00.000Z', to: '2001-06-28T00:00:00.000Z' },
  bucket: 'week',
  preset: 'evidently',
  exact: false,
}

describe('the judged window', () => {
  it('is one of its own, but with NannyML one of the series', () => {
    expect(judgedInput(ask)).toMatchObject({ ...ask.judged, granularity: 'window' })
    const nannyml = { ...ask, preset: 'nannyml' as const, exact: true }
    expect(judgedInput(nannyml)).toEqual(seriesInput(nannyml))
    expect(seriesInput(nannyml)).toMatchObject({ ...ask.range, granularity: 'week', exact: true })
  })
  it('is the newest whole one that could be judged', () => {
    const [first, second, cut] = [
      windowOf('04', '11', false),
      windowOf('11', '18', 'insufficient'),
      windowOf('18', '20', true),
    ]
    expect(newestJudged({ windows: [first, second, cut] })).toBe(first)
    expect(newestJudged({ windows: [second, cut] })).toBe(cut)
    expect(newestJudged({ windows: [second] })).toBe(second)
    expect(newestJudged({ windows: [] })).toBeNull()
  })
})
