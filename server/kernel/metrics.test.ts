import { describe, expect, it } from 'vitest'
import { counter, gauge, histogram, renderMetrics } from './metrics'

describe('metrics', () => {
  it('render in the Prometheus text format', () => {
    const rows = counter('test_rows_total', 'Rows.')
    rows.count({ route: '/a', status: '200' })
    rows.count({ route: '/a', status: '200' }, 2)
    rows.count({ route: 'odd "quoted"\n' })
    histogram('test_seconds', 'Time.').observe({}, 0.2)
    gauge('test_level', 'Level.', () => 7)
    const text = renderMetrics()
    expect(text).toContain('# HELP test_rows_total Rows.\n# TYPE test_rows_total counter\n')
    expect(text).toContain('test_rows_total{route="/a",status="200"} 3\n')
    expect(text).toContain('test_rows_total{route="odd \\"quoted\\"\\n"} 1\n')
    expect(text).toMatch(/test_seconds_bucket\{le="0.1"\} 0\ntest_seconds_bucket\{le="0.25"\} 1\n/)
    expect(text).toContain('test_seconds_bucket{le="+Inf"} 1\ntest_seconds_sum 0.2\ntest_seconds_count 1\n')
    expect(text).toContain('test_level 7\n')
  })

  it('share one registry by name and stay bounded', () => {
    const one = counter('test_many_total', 'Many.')
    const other = counter('test_many_total', 'Many.')
    for (let i = 0; i < 5000; i++) one.count({ series: String(i) })
    other.count({ series: '0' })
    expect(renderMetrics()).toContain('test_many_total{series="0"} 2\n')
    expect(renderMetrics().match(/^test_many_total/gm)).toHaveLength(2000)
  })
})
