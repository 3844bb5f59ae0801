import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { latencyBin, latencyOfBin } from './latency-bins'
import { summariseService } from './summarise'
import {
  emptyServiceSummary,
  foldResources,
  foldService,
  latencyQuantile,
  mergeServiceSummaries,
  SERVICE_COUNTS,
} from './summary'

const latency = fc
  .double({ min: Math.log(0.0101), max: Math.log(3_599_000), noNaN: true })
  .map((exponent) => Math.exp(exponent))

function folded(latencies: readonly (number | null)[]) {
  const summary = emptyServiceSummary()
  for (const latencyMs of latencies) foldService(summary, { latencyMs, failed: false, sign: 1 })
  return summary
}

test('a bin stands for its latencies within 1 %', () => {
  fc.assert(
    fc.property(latency, (ms) => {
      expect(Math.abs(latencyOfBin(latencyBin(ms)) - ms) / ms).toBeLessThan(0.01)
    }),
    { numRuns: 1000 },
  )
})

test('quantiles are within 1 % of the exact nearest rank', () => {
  fc.assert(
    fc.property(
      fc.array(latency, { minLength: 1, maxLength: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (all, q) => {
        const exact = [...all].sort((a, b) => a - b)[Math.max(1, Math.ceil(q * all.length)) - 1] ?? Number.NaN
        expect(Math.abs((latencyQuantile(folded(all), q) ?? Number.NaN) - exact) / exact).toBeLessThan(0.01)
      },
    ),
  )
})

test('merging, order and taking back leave the same figures', () => {
  const rows = fc.array(fc.record({ latencyMs: fc.option(latency), failed: fc.boolean() }), { maxLength: 30 })
  fc.assert(
    fc.property(rows, rows, (first, second) => {
      const [a, b, both] = [emptyServiceSummary(), emptyServiceSummary(), emptyServiceSummary()]
      for (const row of first) foldService(a, { ...row, sign: 1 })
      for (const row of second) foldService(b, { ...row, sign: 1 })
      for (const row of [...second, ...first]) foldService(both, { ...row, sign: 1 })
      const merged = mergeServiceSummaries([a, b])
      expect(merged.counts).toEqual(both.counts)
      for (const row of second) foldService(both, { ...row, sign: -1 })
      expect(both.counts.map((count) => count + 0)).toEqual(a.counts)
      expect(Math.abs((both.sums[0] ?? 0) - (a.sums[0] ?? 0))).toBeLessThan(1e-9 * Math.max(1, merged.sums[0] ?? 0))
    }),
  )
})

describe('figures', () => {
  test('of nothing have a reason', () => {
    expect(summariseService(emptyServiceSummary())).toEqual({
      requests: 0,
      errors: 0,
      errorRate: { value: null, reason: 'no_requests' },
      latencyMs: { p50: null, p95: null, p99: null, mean: null, reason: 'no_requests' },
      memoryMb: { value: null, reason: 'no_samples' },
      cpuSeconds: { value: null, reason: 'no_samples' },
    })
    expect(summariseService(folded([null])).latencyMs.reason).toBe('no_latencies')
  })
  test('count errors and average samples', () => {
    const summary = folded([10, 20, 30])
    foldService(summary, { latencyMs: null, failed: true, sign: 1 })
    foldResources(summary, { memoryMb: 100, cpuSeconds: null, sign: 1 })
    foldResources(summary, { memoryMb: 300, cpuSeconds: 2, sign: 1 })
    foldResources(summary, { memoryMb: Number.NaN, cpuSeconds: null, sign: 1 })
    const figures = summariseService(summary)
    expect(figures).toMatchObject({ requests: 4, errors: 1, errorRate: { value: 0.25 } })
    expect(figures).toMatchObject({ memoryMb: { value: 200 }, cpuSeconds: { value: 2 } })
    expect(figures.latencyMs.mean).toBeCloseTo(20, 12)
  })
  test('leave impossible latencies out and count them', () => {
    const summary = folded([-1, Number.NaN, Number.POSITIVE_INFINITY, 0, 1e9])
    expect(summary.counts[SERVICE_COUNTS.latencyInvalid]).toBe(3)
    expect(latencyQuantile(summary, 0.5)).toBe(0.01)
    expect(latencyQuantile(summary, 1)).toBe(3_600_000)
  })
})
