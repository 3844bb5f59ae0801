import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { frameOf, placeNotes, scalesOf, xTicks } from './frame'
import { prepareLine } from './prepare-line'
import type { LinePoint, LineSpec } from './spec'
import { plain, testWords } from './test-words'

const day = (index: number) => new Date(Date.UTC(2001, 5, 4 + 7 * index)).toISOString()
const week = (index: number, value: number | null, more: Partial<LinePoint> = {}): LinePoint => ({
  at: day(index),
  to: day(index + 1),
  value,
  ...more,
})

const spec: LineSpec = {
  title: 'Recall',
  unit: { kind: 'share' },
  x: { kind: 'time', zone: 'UTC', bucket: 'week' },
  series: [
    {
      id: 'v1',
      name: 'v1',
      color: 'chart-1',
      points: [
        week(0, 0.56, { low: 0.53, high: 0.59, n: 5400, mature: true }),
        week(1, null, { reason: 'too few flights' }),
        week(2, 0.499, { low: 0.464, high: 0.534, n: 5200, mature: true }),
        week(3, 0.47, { mature: false }),
      ],
    },
    {
      id: 'e',
      name: 'v1',
      color: 'chart-1',
      kind: 'estimate',
      points: [week(2, 0.499, { join: true }), week(3, 0.51, { low: 0.48, high: 0.54 })],
    },
    { id: 'r', name: 'rules', color: 'chart-reference', kind: 'baseline', points: [week(0, 0.41), week(2, 0.4)] },
  ],
  limit: { value: 0.55, avoid: 'below', text: 'goal 55 %' },
  immature: [{ from: day(3), to: day(9) }],
  annotations: [{ at: day(2), text: 'test of v2 starts', short: 'test' }],
}

const line = prepareLine(spec, testWords())

describe('a line chart, prepared', () => {
  it('draws what is settled on the line and what is not beside it', () => {
    const v1 = line.series[0]
    expect(v1?.points.map((point) => point.y)).toEqual([0.56, null, 0.499])
    expect(v1?.points[0]?.band).toEqual([0.53, 0.59])
    expect(v1?.hollow.map((point) => point.y)).toEqual([0.47])
    expect(line.series[1]?.points).toHaveLength(2)
  })
  it('reads out from left to right and rests on the last mature figure', () => {
    expect(line.readings.map((reading) => plain(reading.text()))).toEqual([
      'Week of 4 Jun: v1 56.0 % (53.0 % to 59.0 %) · rules 41.0 %',
      'Week of 11 Jun: v1 too few flights',
      'Week of 18 Jun: v1 49.9 % (46.4 % to 53.4 %) · rules 40.0 %',
      'Week of 25 Jun: v1, so far 47.0 % · v1, estimated 51.0 % (48.0 % to 54.0 %)',
    ])
    expect(line.rest).toBe(2)
  })
  it('has keys for its marks', () => {
    expect(line.legend.map((key) => [key.mark, plain(key.text)])).toEqual([
      ['band', 'v1, 95 % interval'],
      ['dots', 'v1, estimated'],
      ['dash', 'rules'],
      ['hollow', 'v1, so far'],
      ['hatch', 'labels not mature'],
    ])
  })
  it('starts a share above zero only when it says so', () => {
    expect(line.yDomain[0]).toBeGreaterThan(0)
    expect(plain(line.sentence)).toContain('The scale starts at')
    expect(line.yTicks.every((tick) => /^\d+ %$/.test(plain(tick.text)))).toBe(true)
    const low = { ...spec, limit: { value: 0.1, avoid: 'below' as const } }
    expect(prepareLine(low, testWords()).yDomain[0]).toBe(0)
  })
  it('treats a rate that is written as a number the same', () => {
    const rate = prepareLine({ ...spec, unit: { kind: 'number', digits: 3, rate: true } }, testWords())
    expect(rate.yDomain).toEqual(line.yDomain)
    expect(prepareLine({ ...spec, unit: { kind: 'number', digits: 3 } }, testWords()).yDomain[0]).toBe(0)
  })
  it('puts the faint red on the side to avoid', () => {
    expect(line.limit?.breach).toEqual([line.yDomain[0], 0.55])
    const above = prepareLine({ ...spec, limit: { value: 0.55, avoid: 'above' } }, testWords())
    expect(above.limit?.breach).toEqual([0.55, above.yDomain[1]])
    expect(plain(above.limit?.text ?? '')).toBe('limit 55.0 %')
  })
  it('clips the immature part to the axis', () => {
    expect(line.immature).toEqual([[Date.parse(day(3)), Date.parse(day(4))]])
  })
  it('says it in a sentence, in both languages', () => {
    expect(plain(line.sentence)).toContain('v1: from 56.0 % (Week of 4 Jun) to 47.0 % (Week of 25 Jun)')
    const chinese = prepareLine(spec, testWords('zh'))
    expect(plain(chinese.sentence)).toContain('6月4日起的一周')
    expect(plain(chinese.readings[0]?.text() ?? '')).toBe('6月4日起的一周: v1 56.0 % (53.0 % 至 59.0 %) · rules 41.0 %')
  })
  it('has the same figures in the table', () => {
    expect(line.table().heads).toEqual(['From', 'v1', 'v1, estimated', 'rules'])
    expect(line.table().rows.map((row) => row.map((cell) => plain(cell.text)))).toEqual([
      ['Week of 4 Jun', '56.0 %', '–', '41.0 %'],
      ['Week of 11 Jun', '–', '–', '–'],
      ['Week of 18 Jun', '49.9 %', '–', '40.0 %'],
      ['Week of 25 Jun', '47.0 %', '51.0 %', '–'],
    ])
    expect(line.table().rows[1]?.[1]?.small).toBe('too few flights')
    expect(line.table().rows[3]?.[1]?.small).toBe('not mature')
  })
  it('exports raw figures with both ends of each bucket', () => {
    const rows: Record<string, string>[] = parse(line.csv(), { columns: true, bom: true })
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatchObject({ From: day(0), To: day(1), v1: '0.56', 'v1, lower end': '0.53', 'v1, n': '5400' })
    expect(rows[3]).toMatchObject({ v1: '0.47', 'v1, kind': 'not mature', 'v1, estimated': '0.51' })
  })
  it('knows that there is nothing', () => {
    const empty = prepareLine({ ...spec, series: [] }, testWords())
    expect([empty.hasData, empty.readings.length, empty.rest]).toEqual([false, 0, 0])
  })
  it('thins the drawing, not the table', () => {
    const points = Array.from({ length: 5000 }, (_, at) => ({ at, value: Math.sin(at) }))
    const x = { kind: 'number', name: 'Step', unit: { kind: 'count' } } as const
    const many = prepareLine(
      { title: 'Loss', unit: { kind: 'number' }, x, series: [{ id: 'a', name: 'a', color: 'chart-1', points }] },
      testWords(),
    )
    expect(many.series[0]?.points.length).toBeLessThanOrEqual(720)
    expect(many.table().rows).toHaveLength(5000)
    expect(many.yDomain[0]).toBeLessThanOrEqual(-1)
  })
})

describe('its frame', () => {
  it.each([240, 358, 640, 1200])('at %s px: ticks and notes stay inside and apart', (width) => {
    const words = testWords()
    const frame = frameOf({ width, height: 200, annotated: true, labels: line.yTicks.map((tick) => tick.text) })
    const scales = scalesOf(frame, line.xDomain, line.yDomain)
    const ticks = xTicks(spec.x, line, frame, words)
    expect(ticks.length).toBeGreaterThanOrEqual(2)
    expect(ticks.length).toBeLessThanOrEqual(7)
    for (const tick of ticks) expect(scales.x(tick.at)).toBeLessThanOrEqual(width)
    expect(placeNotes(line, frame, scales)[0]?.text).toBe(width < 480 ? 'test' : 'test of v2 starts')
    expect(scales.inverseX(scales.x(line.xDomain[0]))).toBeCloseTo(line.xDomain[0])
  })
})
