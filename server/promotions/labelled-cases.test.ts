import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EVIDENCE_CASES_MAX } from '@/domain/promotions/evidence'
import { ingestLabels } from '@/server/labels/ingest'
import { createModel } from '@/server/models/create'
import { createVersion } from '@/server/models/create-version'
import { ingestPredictions } from '@/server/predictions/ingest'
import { freshVersionState } from '@/server/predictions/version-state'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { labelledCases } from './labelled-cases'
import { addSite, type Cast, castOf, score } from './promotion-fixture'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** The clock of the test stands here. */
const NOW = Date.UTC(2026, 0, 15, 12)
const OLD = NOW - 60 * DAY

let test: TestSystem
let cast: Cast

beforeAll(async () => {
  test = await openTestSystem()
  cast = await castOf(test)
})
afterAll(() => test.close())

/** Predictions that nobody has labelled. */
async function unlabelled(of: { model: string; version: string }, n: number, from: number): Promise<void> {
  const ingest = await test.withKey('ingest')
  const all = Array.from({ length: n }, (_, i) => ({
    id: `u${of.version}${i}`,
    timestamp: new Date(from + i * 1000).toISOString(),
    prediction: 1,
    features: { x: 1 },
  }))
  for (let at = 0; at < n; at += 5000)
    await ingestPredictions.execute(ingest, { ...of, predictions: all.slice(at, at + 5000) })
}

const rowsFrom = (n: number, more: { from: number; step?: number; prefix?: string }) =>
  Array.from({ length: n }, (_, i) => ({
    id: `${more.prefix ?? 'l'}${i}`,
    at: new Date(more.from + i * (more.step ?? 60_000)),
    label: (i % 2) as 0 | 1,
    score: i % 2 === 1 ? 0.8 : 0.3,
  }))

async function collect(of: { model: string; version: string; champion?: string; received?: Date }) {
  const numbers = await test.raw<{ version: string; no: number }>(
    'select v.version, v.no from model_versions v join models m on m.id = v.model_id where m.slug = $1',
    [of.model],
  )
  const no = (version: string) => numbers.find((one) => one.version === version)?.no ?? 0
  return test.engine.read(async (tx) => {
    const candidate = await freshVersionState(tx, no(of.version))
    const champion = of.champion === undefined ? null : await freshVersionState(tx, no(of.champion))
    const window = { from: NOW - 90 * DAY, to: NOW + 365 * DAY }
    return labelledCases(tx, { task: 'binary', candidate, champion, window, received: of.received ?? test.clock.now() })
  })
}

describe('the labelled cases of a version', () => {
  it('are found however many predictions came since that nobody has labelled', async () => {
    await addSite(test, cast, { useCase: 'late', model: 'late', versions: ['v1', 'v2'] })
    await score(test, { model: 'late', version: 'v1' }, rowsFrom(300, { from: OLD }))
    await score(test, { model: 'late', version: 'v2' }, rowsFrom(200, { from: OLD + 5 * 60_000, prefix: 'l' }))
    await unlabelled({ model: 'late', version: 'v2' }, EVIDENCE_CASES_MAX + 1000, NOW - 5 * DAY)
    const { cases, more } = await collect({ model: 'late', version: 'v2' })
    expect([cases.n, more, cases.versions.length]).toEqual([200, false, 1])
    expect(cases.labels.reduce((sum, label) => sum + label, 0)).toBe(100)
  })

  it('of two versions are the very same, in the order in which labels became known', async () => {
    const { cases } = await collect({ model: 'late', version: 'v1', champion: 'v2' })
    expect([cases.n, cases.versions.length]).toEqual([200, 2])
    expect([...cases.times]).toEqual([...cases.times].sort((a, b) => b - a))
    expect(cases.times[0]).toBe(OLD + 199 * 60_000)
  })

  it('leave out what was received later, and read a correction by when it was received', async () => {
    const frozen = test.clock.now()
    const before = await collect({ model: 'late', version: 'v1', received: frozen })
    test.clock.advance(HOUR)
    await score(test, { model: 'late', version: 'v1' }, rowsFrom(10, { from: OLD, prefix: 'after' }))
    await ingestLabels.execute(await test.withKey('ingest'), {
      model: 'late',
      labels: [{ id: 'l1', label: 0, timestamp: new Date(OLD + 30 * DAY).toISOString() }],
    })
    const again = await collect({ model: 'late', version: 'v1', received: frozen })
    expect(again).toEqual(before)
    const now = await collect({ model: 'late', version: 'v1' })
    expect(now.cases.n).toBe(310)
    const positives = (of: typeof now) => of.cases.labels.reduce((sum, label) => sum + label, 0)
    expect(positives(now)).toBe(positives(before) + 5 - 1)
  })

  it('are the newest where there are more than count', async () => {
    await addSite(test, cast, { useCase: 'many', model: 'many', versions: ['v1'] })
    const rows = rowsFrom(EVIDENCE_CASES_MAX + 100, { from: OLD, step: 1000 })
    await score(test, { model: 'many', version: 'v1' }, rows.slice(0, 5000))
    await score(test, { model: 'many', version: 'v1' }, rows.slice(5000))
    const { cases, more } = await collect({ model: 'many', version: 'v1' })
    expect([cases.n, more]).toEqual([EVIDENCE_CASES_MAX, true])
    expect(Math.min(...cases.times)).toBe(OLD + 100 * 1000)
  })

  it('are found from the predictions where most labels are of cases that another version decided', async () => {
    await addSite(test, cast, { useCase: 'crowd', model: 'crowd', versions: ['v1'] })
    await score(test, { model: 'crowd', version: 'v1' }, rowsFrom(40, { from: OLD }))
    await test.raw(
      `insert into labels (case_key, known_at, model_no, external_id, timed, value, number, received_at)
       select gen_random_uuid(), $1::timestamptz - i * interval '1 second', m.no, 'x' || i, true, '1', 1, $1::timestamptz
       from models m, generate_series(1, 60000) i where m.slug = 'crowd'`,
      [test.clock.now().toISOString()],
    )
    const { cases, more } = await collect({ model: 'crowd', version: 'v1' })
    expect([cases.n, more]).toEqual([40, false])
  })

  it('are those old enough where no label means a value', async () => {
    const author = test.callAs(cast.author.actor)
    const absence = { policy: 'absence', after: 'P7D', value: '0' } as const
    const base = { useCase: 'late', kind: 'ml', task: 'binary', positiveClass: '1', labels: absence } as const
    await createModel.execute(author, { ...base, slug: 'clicks', name: 'Clicks' })
    const of = { model: 'clicks', version: 'v1' }
    await createVersion.execute(author, { ...of, features: [{ name: 'x', type: 'numeric' }], reason: 'first' })
    await unlabelled(of, 70, NOW - 20 * DAY)
    await score(test, of, rowsFrom(30, { from: NOW - 20 * DAY }))
    // Too young to say; the early clicks alone would look like nothing but clicks.
    await score(test, of, rowsFrom(50, { from: NOW - DAY, prefix: 'young' }))
    const { cases, more } = await collect(of)
    expect([cases.n, more]).toEqual([100, false])
    expect(cases.labels.reduce((sum, label) => sum + label, 0)).toBe(15)
  })
})
