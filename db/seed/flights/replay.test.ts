import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type DemoData, demoData, demoRows } from './demo-data'
import { FEATURES, months } from './features'
import { referenceTable } from './reference'
import { type ReplayStep, replay } from './replay'

const Features = z.strictObject({
  origin: z.string().length(3),
  destination: z.string().length(3),
  distance: z.number().positive(),
  hour: z.int().min(0).max(23),
  weekday: z.enum(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']),
  origin_late_2h: z.number().min(0).max(1).nullable(),
  route_late_14d: z.number().min(0).max(1).nullable(),
})
const Predictions = z.strictObject({
  model: z.literal('late-arrival'),
  version: z.enum(['v0', 'v1', 'v2']),
  predictions: z
    .array(
      z.strictObject({
        id: z.string(),
        timestamp: z.iso.datetime(),
        features: Features,
        prediction: z.enum(['0', '1']),
        score: z.number().min(0).max(1).optional(),
        entity: z.string().regex(/^\w{3}-\w{3}$/),
        segments: z.strictObject({ origin_hub: z.string() }),
      }),
    )
    .max(10_000),
})
const Labels = z.strictObject({
  model: z.literal('late-arrival'),
  labels: z
    .array(z.strictObject({ id: z.string(), label: z.enum(['0', '1']), timestamp: z.iso.datetime() }))
    .max(10_000),
})

let data: DemoData
let steps: ReplayStep[]
beforeAll(async () => {
  data = await demoData(20_000)
  steps = [...replay(data)]
})
const minutes = (iso: string) => (Date.parse(iso) - Date.UTC(2001, 0, 1)) / 60_000
const predictions = (version: string) =>
  steps.flatMap(({ batches }) =>
    batches.filter((b) => b.version === version).flatMap((b) => Predictions.parse(JSON.parse(b.body)).predictions),
  )
const labels = () =>
  steps.flatMap(({ batches }) =>
    batches.filter((b) => b.kind === 'labels').flatMap((b) => Labels.parse(JSON.parse(b.body)).labels),
  )

describe('replay', () => {
  test('every version scores the same flights, v2 from April, and only rules have no score', () => {
    const ids = (version: string) => predictions(version).map(({ id }) => id)
    expect(ids('v0').length).toBe(months(data.cases, 2, 6).end - months(data.cases, 2, 6).first)
    expect(ids('v1')).toEqual(ids('v0'))
    const april = predictions('v1').filter(({ timestamp }) => timestamp >= '2001-04-01')
    expect(ids('v2')).toEqual(april.map(({ id }) => id))
    expect(predictions('v0').every(({ score }) => score === undefined)).toBe(true)
    expect([...predictions('v1'), ...predictions('v2')].every(({ score }) => score !== undefined)).toBe(true)
  })

  test('each flight is labelled once, in order of arrival, after its prediction and not before it has arrived', () => {
    const at = labels().map(({ timestamp }) => minutes(timestamp))
    expect(at).toEqual([...at].sort((a, b) => a - b))
    expect(new Set(labels().map(({ id }) => id)).size).toBe(predictions('v0').length)
    const predicted = new Set<string>()
    let before = 0
    for (const { now, batches } of steps) {
      for (const { kind, body } of batches) {
        if (kind === 'predictions') continue
        for (const { id, timestamp } of Labels.parse(JSON.parse(body)).labels) {
          expect(predicted.has(id)).toBe(true)
          expect(minutes(timestamp) <= Math.max(before, batches.length === 1 ? now : before)).toBe(true)
        }
      }
      for (const { kind, body } of batches)
        if (kind === 'predictions')
          for (const { id } of Predictions.parse(JSON.parse(body)).predictions) predicted.add(id)
      before = now
    }
  })

  test('says how many rows a batch has and keeps it below 10 MB', () => {
    for (const { kind, rows, body } of steps.flatMap(({ batches }) => batches)) {
      const parsed: unknown = JSON.parse(body)
      expect(rows).toBe(
        kind === 'labels' ? Labels.parse(parsed).labels.length : Predictions.parse(parsed).predictions.length,
      )
      expect(Buffer.byteLength(body)).toBeLessThan(10_000_000)
    }
  })

  test('is the same again, byte by byte', () => {
    expect([...replay(data)]).toEqual(steps)
  })
})

describe('referenceTable', () => {
  test.each(['v0', 'v1', 'v2'])('%s: its months with predictions and labels, as many cells as headings', (name) => {
    const version = data.versions.find((v) => v.version === name)
    if (!version) throw new Error(name)
    const table = referenceTable(data, version)
    const [head = '', ...lines] = [...table.csv()].join('').trimEnd().split('\n')
    const { first, end } = months(data.cases, version.reference.from, version.reference.to)
    expect([lines.length, table.rows, table.every]).toEqual([end - first, end - first, 1])
    const columns = head.split(',')
    for (const { name: feature } of FEATURES) expect(columns).toContain(feature)
    expect(columns.includes('score')).toBe(name !== 'v0')
    for (const line of lines) expect(line.split(',').length).toBe(columns.length)
    expect(lines[0]?.startsWith('0,2001-01-01T00:01:00Z,LAS,PHL,2176,0,Mon,,')).toBe(true)
  })
})

test.each([
  [undefined, 200_000],
  ['', 200_000],
  ['all', 'all'],
  ['5000', 5000],
])('PLUMBLINE_DEMO_ROWS=%s', (text, expected) => {
  expect(demoRows(text)).toBe(expected)
})
test.each(['0', '-5', 'some', '1.5', '10'])('PLUMBLINE_DEMO_ROWS=%s is refused', (text) => {
  expect(() => demoRows(text)).toThrow('PLUMBLINE_DEMO_ROWS')
})
