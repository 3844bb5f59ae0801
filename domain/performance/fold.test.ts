import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactMetrics } from './exact'
import { foldPerformance, type PerformanceRow } from './fold'
import { BINARY_COUNTS, type PerformanceLayout, performanceLayout, REGRESSION_COUNTS } from './layout'
import { summarise } from './summarise'
import { addSummary, emptySummary, labelledCount, mergeSummaries, type PerformanceSummary } from './summary'

type Row = Omit<PerformanceRow, 'sign'>

const bit = fc.integer({ min: 0, max: 1 })
const score = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
)
const maybeScore = fc.oneof(score, fc.constantFrom(null, Number.NaN, -0.1, 1.5))
const amount = fc.option(fc.double({ min: -1000, max: 1000, noNaN: true }))
const figure = fc.double({ min: -1e5, max: 1e5, noNaN: true })
const index = fc.integer({ min: -1, max: 2 })

const tasks: [string, PerformanceLayout, fc.Arbitrary<Row>][] = [
  [
    'binary',
    performanceLayout('binary', { scoreEdges: [0.15, 0.33, 0.71] }),
    fc.record({ prediction: bit, label: bit, score: maybeScore, probabilities: fc.constant(null), amount }),
  ],
  [
    'regression',
    performanceLayout('regression', { centre: 1234 }),
    fc.record({ prediction: figure, label: figure, score: fc.constant(null), probabilities: fc.constant(null) }),
  ],
  [
    'multiclass',
    performanceLayout('multiclass', { classes: 3 }),
    fc.record({
      prediction: index,
      label: index,
      score: fc.constant(null),
      probabilities: fc.option(fc.array(score, { minLength: 2, maxLength: 3 })),
    }),
  ],
]

function folded(layout: PerformanceLayout, rows: readonly Row[], into = emptySummary(layout), sign: 1 | -1 = 1) {
  for (const row of rows) foldPerformance(layout, into, { ...row, sign })
  return into
}

/** Equal counts; sums equal to 1e-9 of the size of what went in. */
function expectSame(a: PerformanceSummary, b: PerformanceSummary, sizes = b.sums) {
  expect(a.counts).toEqual(b.counts)
  for (const [i, sum] of a.sums.entries()) {
    const size = Math.max(1, Math.abs(sizes[i] ?? 0))
    expect(Math.abs(sum - (b.sums[i] ?? 0)) / size).toBeLessThan(1e-9)
  }
}

/** Sums of absolute values: what rounding may be compared with. */
function sizesOf(layout: PerformanceLayout, rows: readonly Row[]) {
  const sizes = new Array<number>(layout.size.sums).fill(0)
  for (const row of rows) {
    for (const [i, sum] of folded(layout, [row]).sums.entries()) sizes[i] = (sizes[i] ?? 0) + Math.abs(sum)
  }
  return sizes
}

describe.each(tasks)('%s summaries', (_, layout, row) => {
  const rows = fc.array(row, { maxLength: 40 })
  test('do not depend on the order of rows', () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (data, keys) => {
        const shuffled = data.map((value) => ({ value, key: keys.next().value ?? 0 })).sort((a, b) => a.key - b.key)
        const other = folded(
          layout,
          shuffled.map(({ value }) => value),
        )
        expectSame(other, folded(layout, data), sizesOf(layout, data))
      }),
    )
  })
  test('take a row back without a trace', () => {
    fc.assert(
      fc.property(rows, rows, (kept, taken) => {
        const summary = folded(layout, taken, folded(layout, kept))
        folded(layout, taken, summary, -1)
        const clean = { counts: summary.counts.map((count) => count + 0), sums: summary.sums }
        expectSame(clean, folded(layout, kept), sizesOf(layout, [...kept, ...taken]))
      }),
    )
  })
  test('merge to what one fold gives', () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const merged = mergeSummaries(layout, [folded(layout, first), folded(layout, second)])
        expectSame(merged, folded(layout, [...first, ...second]), sizesOf(layout, [...first, ...second]))
        expect(labelledCount(merged)).toBe(first.length + second.length)
      }),
    )
  })
  test('never read as NaN', () => {
    fc.assert(
      fc.property(rows, (data) => {
        for (const answer of Object.values(summarise(layout, folded(layout, data)))) {
          if (answer.value === null) expect(answer.reason).toMatch(/^[a-z_]+$/)
          else for (const part of [answer.value, answer.low ?? 0, answer.high ?? 0]) expect(part).toBe(part)
        }
      }),
    )
  })
})

test('exact areas lie within the bound of the summary’s, other figures are the same', () => {
  const row = fc.record({ prediction: bit, label: bit, score })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 120 }), (data) => {
      const layout = performanceLayout('binary', { scoreEdges: [0.2, 0.5] })
      const binned = summarise(
        layout,
        folded(
          layout,
          data.map((one) => ({ ...one, probabilities: null })),
        ),
      )
      const exact = exactMetrics({
        task: 'binary',
        predictions: Int32Array.from(data, (one) => one.prediction),
        labels: Int32Array.from(data, (one) => one.label),
        scores: Float64Array.from(data, (one) => one.score),
      }).metrics
      for (const [key, answer] of Object.entries(binned)) {
        const other = Object.entries(exact).find(([name]) => name === key)?.[1]
        if (answer.value === null) expect(other).toEqual(answer)
        else
          expect(Math.abs((other?.value ?? Number.NaN) - answer.value)).toBeLessThanOrEqual((answer.bound ?? 0) + 1e-9)
      }
    }),
    { numRuns: 300 },
  )
})

describe('rows that cannot be judged', () => {
  const base = { score: 0.5, probabilities: null, sign: 1 } as const
  test.each([
    ['binary', { prediction: Number.NaN, label: 1 }],
    ['binary', { prediction: 1, label: -1 }],
    ['regression', { prediction: Number.POSITIVE_INFINITY, label: 1 }],
    ['regression', { prediction: 1, label: Number.NaN }],
    ['multiclass', { prediction: 3, label: 1 }],
  ] as const)('%s %o counts as unknown only', (task, row) => {
    const layout = performanceLayout(task, { classes: 3 })
    const summary = emptySummary(layout)
    foldPerformance(layout, summary, { ...base, ...row })
    expect(summary.counts.reduce((a, b) => a + b, 0)).toBe(1)
    expect(summary.counts[BINARY_COUNTS.unknown]).toBe(1)
    expect(summary.sums.every((sum) => sum === 0)).toBe(true)
  })
})

test('a label of 0 has no relative error', () => {
  const layout = performanceLayout('regression')
  const summary = folded(layout, [
    { prediction: 3, label: 0, score: null, probabilities: null },
    { prediction: 0, label: 0, score: null, probabilities: null },
  ])
  expect(summary.counts[REGRESSION_COUNTS.relative]).toBe(0)
  const metrics = summarise(layout, summary)
  expect(metrics.mape).toEqual({ value: null, reason: 'zero_labels_only' })
  expect(metrics.smape?.value).toBe(1)
  expect(metrics.r2).toEqual({ value: null, reason: 'constant_label' })
})

test('summaries of different layouts do not add', () => {
  const [a, b] = [performanceLayout('binary'), performanceLayout('multiclass', { classes: 4 })]
  expect(() => addSummary(emptySummary(a), emptySummary(b))).toThrow(RangeError)
  expect(() => summarise(a, emptySummary(b))).toThrow(RangeError)
  expect(() => performanceLayout('multiclass', { classes: 1 })).toThrow(RangeError)
})
