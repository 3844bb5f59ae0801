import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldPerformance } from '@/domain/performance/fold'
import { performanceLayout } from '@/domain/performance/layout'
import { emptySummary } from '@/domain/performance/summary'
import { fairnessGap } from './gap'
import { fairnessGroup } from './group'
import { judgeFairness } from './judge'

const layout = performanceLayout('binary')
type Row = { prediction: number; label: number; score: number }

function groupOf(value: string, rows: readonly Row[]) {
  const summary = emptySummary(layout)
  for (const row of rows) foldPerformance(layout, summary, { ...row, probabilities: null, sign: 1 })
  return fairnessGroup(value, layout, summary)
}
const times = (n: number, row: Row) => Array.from({ length: n }, () => row)

describe('a group', () => {
  it('has the figures of its rows', () => {
    const row = fc.record({
      prediction: fc.nat(1),
      label: fc.nat(1),
      score: fc.integer({ min: 0, max: 100 }).map((x) => x / 100),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 80 }), (rows) => {
        const { measures, n } = groupOf('a', rows)
        const positives = rows.filter((one) => one.label === 1)
        const mean = (xs: number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length
        expect(n).toBe(rows.length)
        expect(measures.selection_rate.value).toBeCloseTo(mean(rows.map((one) => one.prediction)), 12)
        if (positives.length === 0) expect(measures.equal_opportunity).toMatchObject({ reason: 'no_positives' })
        else expect(measures.equal_opportunity.value).toBeCloseTo(mean(positives.map((one) => one.prediction)), 12)
        expect(measures.calibration.value).toBeCloseTo(mean(rows.map((one) => one.score - one.label)), 12)
        for (const figure of Object.values(measures)) {
          if (figure.value === null) continue
          expect(figure.low).toBeLessThanOrEqual(figure.value + 1e-12)
          expect(figure.high).toBeGreaterThanOrEqual(figure.value - 1e-12)
          expect(figure.high).toBeGreaterThan(figure.low)
        }
      }),
    )
  })
})

describe('a verdict', () => {
  /** A group of n positives, `found` of them found. */
  const recall = (value: string, found: number, n: number) =>
    groupOf(value, [
      ...times(found, { prediction: 1, label: 1, score: 0.9 }),
      ...times(n - found, { prediction: 0, label: 1, score: 0.2 }),
    ])

  it.each([
    ['far apart, many rows', [recall('a', 900, 1000), recall('b', 600, 1000)], 0.2, 'block', 'surely_exceeds_bound'],
    ['apart, few rows', [recall('a', 36, 40), recall('b', 26, 40)], 0.2, 'warn', 'exceeds_bound'],
    ['near, few rows', [recall('a', 33, 40), recall('b', 30, 40)], 0.2, 'warn', 'may_exceed_bound'],
    ['near, many rows', [recall('a', 900, 1000), recall('b', 880, 1000)], 0.2, 'pass', 'within_bound'],
    ['one group', [recall('a', 900, 1000), recall('b', 0, 20)], 0.2, 'warn', 'not_measurable'],
  ] as const)('%s', (_, groups, bound, verdict, because) => {
    const found = judgeFairness(groups, { equal_opportunity: bound })
    expect(found).toMatchObject({ verdict, judgements: [{ measure: 'equal_opportunity', bound, verdict, because }] })
  })

  it('is of the worst measure, and passes where nothing is bounded', () => {
    const groups = [recall('a', 900, 1000), recall('b', 600, 1000)]
    expect(judgeFairness(groups, { calibration: 0.9, equal_opportunity: 0.1 }).verdict).toBe('block')
    expect(judgeFairness(groups, {})).toEqual({ verdict: 'pass', judgements: [] })
  })

  it('counts Newcombe limits of two groups, wider ones of more, and names groups too small', () => {
    // Newcombe (1998), method 10, table II: 56/70 against 48/80 gives 0.2 (0.0524 to 0.3339).
    const [a, b] = [recall('a', 56, 70), recall('b', 48, 80)]
    const two = fairnessGap([a, b, recall('c', 5, 10)], 'equal_opportunity')
    expect(two).toMatchObject({ pairs: 1, tooFew: ['c'], lowest: { value: 'b' }, highest: { value: 'a' } })
    if (two.value === null) throw new Error('no gap')
    expect(two.value).toBeCloseTo(0.2, 12)
    expect(two.low).toBeCloseTo(0.0524, 4)
    expect(two.high).toBeCloseTo(0.3339, 4)
    expect(two.ratio).toBeCloseTo(0.75, 12)
    const three = fairnessGap([a, b, recall('c', 50, 70)], 'equal_opportunity')
    if (three.value === null) throw new Error('no gap')
    expect(three.pairs).toBe(3)
    expect(three.low).toBeLessThan(two.low)
  })
})

const FILE = '../shared/data/employment_MA_full.csv.gz'
const present = existsSync(FILE)
if (!present) console.warn(`skipped: ${FILE} is not here`)

describe.skipIf(!present)('employment in Massachusetts, 2015', () => {
  it('finds a third of the employed with a disability, nine tenths of the others, and blocks', () => {
    const [head = '', ...lines] = gunzipSync(readFileSync(FILE)).toString('utf8').trim().split('\n')
    const names = head.trim().split(',')
    const at = (name: string) => names.indexOf(name)
    const groups = new Map<string, Row[]>()
    for (const line of lines) {
      const cells = line.trim().split(',')
      if (cells[at('year')] !== '2015') continue
      const row = {
        prediction: Number(cells[at('prediction')]),
        label: Number(cells[at('employed')]),
        score: Number(cells[at('predicted_probability')]),
      }
      const value = cells[at('DIS')] ?? ''
      const rows = groups.get(value)
      if (rows) rows.push(row)
      else groups.set(value, [row])
    }
    const found = [...groups].map(([value, rows]) => groupOf(value, rows))
    const byValue = new Map(found.map((group) => [group.value, group.measures.equal_opportunity.value]))
    expect(byValue.get('1')).toBeCloseTo(0.318, 3)
    expect(byValue.get('2')).toBeCloseTo(0.897, 3)
    const gap = fairnessGap(found, 'equal_opportunity')
    if (gap.value === null) throw new Error('no gap')
    expect(gap.value).toBeCloseTo(0.579, 3)
    expect(gap.low).toBeGreaterThan(0.55)
    expect(gap.high).toBeLessThan(0.61)
    expect(judgeFairness(found, { equal_opportunity: 0.2, calibration: 0.2 })).toMatchObject({
      verdict: 'block',
      judgements: [{ because: 'surely_exceeds_bound' }, { measure: 'calibration' }],
    })
  })
})
