import { describe, expect, it } from 'vitest'
import { prepareErrors, prepareLatency, prepareResource, reported } from './prepare-service'

const windowOf = (requests: number, errors: number, p95: number | null) => ({
  from: '2001-06-01T00:00:00.000Z',
  to: '2001-06-02T00:00:00.000Z',
  requests,
  errors,
  latencyMs: { p50: p95 === null ? null : p95 / 2, p95, p99: p95 },
  memoryMb: null,
  cpuSeconds: 2,
})
const axis = { windows: [windowOf(10, 1, 40), windowOf(0, 0, null)], zone: 'UTC', bucket: 'day' as const }

describe('service charts', () => {
  it('leave a gap where nothing was asked', () => {
    const errors = prepareErrors(axis, { title: 'Errors', name: 'errors' }, 'chart-1')
    expect(errors.series[0]?.points.map(({ value }) => value)).toEqual([0.1, null])
    const latency = prepareLatency(axis, { title: 'Time', p50: 'p50', p95: 'p95', p99: 'p99' })
    expect(latency.series.map((line) => line.points.map(({ value }) => value))).toEqual([
      [20, null],
      [40, null],
      [40, null],
    ])
  })
  it('know what was reported', () => {
    expect(reported(axis.windows, 'memoryMb')).toBe(false)
    expect(reported(axis.windows, 'cpuSeconds')).toBe(true)
    const spec = prepareResource(axis, 'cpuSeconds', { title: 'CPU', name: 'CPU', color: 'chart-1' })
    expect(spec.series[0]?.points[0]?.value).toBe(2)
  })
})
