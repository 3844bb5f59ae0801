import { expect, test } from 'vitest'
import { demoData } from '../flights/demo-data'
import { kpiValues } from './kpi-values'

test('whole weeks from Monday, each value its fraction, of the version that served', async () => {
  const data = await demoData(20_000)
  const values = kpiValues(data)
  for (const [slug, unit] of [
    ['late-announced', 100],
    ['wrong-announcements', 1000],
  ] as const) {
    const list = values[slug]
    expect(list.map(({ timestamp }) => timestamp.slice(0, 10))).toEqual([
      ...new Set(list.map((v) => v.timestamp.slice(0, 10))),
    ])
    expect(list.every(({ timestamp }) => new Date(timestamp).getUTCDay() === 1)).toBe(true)
    expect([list[0]?.timestamp, list.at(-1)?.timestamp]).toEqual(['2001-02-05T00:00:00Z', '2001-06-18T00:00:00Z'])
    for (const { value, numerator, denominator } of list)
      expect(value).toBeCloseTo((unit * numerator) / denominator, 12)
    expect(new Set(list.map(({ version }) => version))).toEqual(new Set(['v0']))
    expect(list).toHaveLength(20)
  }
})
