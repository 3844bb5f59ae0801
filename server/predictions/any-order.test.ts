import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Tx } from '@/db/engine/engine'
import { ingestLabels } from '@/server/labels/ingest'
import { createModel } from '@/server/models/create'
import { createVersion } from '@/server/models/create-version'
import { addBytes, type CellBytes } from '@/server/rollups/cell-bytes'
import { emptyCell } from '@/server/rollups/delta'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { createUseCase } from '@/server/use-cases/create'
import { ingestPredictions } from './ingest'
import { rebuildRollups } from './rebuild'
import { loadVersionState } from './version-state'

/** A thousand over the two databases that the tests run on. */
const RUNS = 500
const HOUR = 3_600_000
const START = Date.UTC(2026, 0, 1)
const VERSIONS = ['a', 'b']

let test: TestSystem
let run = 0
beforeAll(async () => {
  test = await openTestSystem()
  await createUseCase.execute(await test.as('admin'), { slug: 'u', name: 'U', problem: 'p' })
})
afterAll(() => test.close())

type Send =
  | { kind: 'prediction'; case: number; version: number }
  | { kind: 'label'; case: number; hours: number; positive: boolean }

const cases = 6
/** What a case looks like follows from its number, so that every replay is exact. */
const prediction = (id: number) => ({
  id: `c${id}`,
  timestamp: new Date(START + id * 5 * HOUR).toISOString(),
  features: { x: 1e9 + id / 3, c: id % 2 === 0 ? 'even' : `odd${id}` },
  prediction: id % 3 === 0 ? 1 : 0,
  score: ((id * 37) % 100) / 100,
  latencyMs: 1 + id,
  segments: { s: `g${id % 2}` },
})

const send: fc.Arbitrary<Send> = fc.oneof(
  fc.record({ kind: fc.constant('prediction' as const), case: fc.nat(cases - 1), version: fc.nat(1) }),
  fc.record({
    kind: fc.constant('label' as const),
    case: fc.nat(cases - 1),
    hours: fc.integer({ min: 1, max: 90 }),
    positive: fc.boolean(),
  }),
)
/** One value per label time: two different ones would be a conflict, decided by who came first. */
const consistent = (sends: readonly Send[]) => {
  const seen = new Map<string, boolean>()
  return sends.map((entry) => {
    if (entry.kind === 'prediction') return entry
    const key = `${entry.case} ${entry.hours}`
    const positive = seen.get(key) ?? entry.positive
    seen.set(key, positive)
    return { ...entry, positive }
  })
}

async function deliver(model: string, batch: readonly Send[]): Promise<void> {
  const caller = await test.withKey('ingest')
  for (const [place, version] of VERSIONS.entries()) {
    const rows = batch.flatMap((entry) =>
      entry.kind === 'prediction' && entry.version === place ? [prediction(entry.case)] : [],
    )
    if (rows.length > 0) await ingestPredictions.execute(caller, { model, version, predictions: rows })
  }
  const labels = batch.flatMap((entry) =>
    entry.kind === 'label'
      ? [
          {
            id: `c${entry.case}`,
            label: entry.positive ? '1' : '0',
            timestamp: new Date(START + entry.hours * HOUR).toISOString(),
          },
        ]
      : [],
  )
  if (labels.length > 0) await ingestLabels.execute(caller, { model, labels })
}

type Row = { key: string; counts: number[]; sums: number[]; lows: number[] }

async function rollupsOf(tx: Tx, versionNo: number): Promise<Row[]> {
  const rows = await tx.raw.query<{ key: string } & CellBytes>(
    `select subject || ' ' || level || ' ' || segment || ' ' || bucket as key, counts, sums, lows
     from rollups where version_no = $1 and subject <> 5 order by 1`,
    [versionNo],
  )
  return rows
    .map((row) => {
      const cell = emptyCell({ counts: 800, sums: 200, lows: 20 })
      addBytes(cell, row)
      return { key: row.key, ...cell }
    })
    .filter((row) => row.counts.some((count) => count !== 0))
}

function expectSame(found: Row[], wanted: Row[]): void {
  expect(found.map((row) => row.key)).toEqual(wanted.map((row) => row.key))
  for (const [place, row] of found.entries()) {
    const other = wanted[place]
    expect(row.counts).toEqual(other?.counts)
    expect(row.lows).toEqual(other?.lows)
    for (const [index, sum] of row.sums.entries()) {
      const target = other?.sums[index] ?? Number.NaN
      expect(Math.abs(sum - target)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(target)))
    }
  }
}

class RolledBack extends Error {}

/** Confusion counts by plain counting over what was sent: the latest label of each case that the version scored. */
function confusion(sends: readonly Send[], version: number): number[] {
  const counts = [0, 0, 0, 0]
  for (let id = 0; id < cases; id++) {
    if (!sends.some((entry) => entry.kind === 'prediction' && entry.case === id && entry.version === version)) continue
    const labels = sends.flatMap((entry) => (entry.kind === 'label' && entry.case === id ? [entry] : []))
    const latest = labels.sort((a, b) => a.hours - b.hours).at(-1)
    if (!latest) continue
    const cell = (latest.positive ? 2 : 0) + (id % 3 === 0 ? 1 : 0)
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return counts
}

async function checkVersion(versionNo: number, wanted: number[]): Promise<void> {
  const found = await test.engine.read((tx) => rollupsOf(tx, versionNo))
  const days = found.filter((row) => row.key.startsWith('3 2 0 '))
  expect([4, 5, 6, 7].map((offset) => days.reduce((sum, row) => sum + (row.counts[offset] ?? 0), 0))).toEqual(wanted)
  await test.engine
    .transaction(async (tx) => {
      await rebuildRollups(tx, await loadVersionState(tx, versionNo))
      expectSame(found, await rollupsOf(tx, versionNo))
      throw new RolledBack()
    })
    .catch((error) => {
      if (!(error instanceof RolledBack)) throw error
    })
}

it('gives the same counts and sums for any order, duplication, split and delay, and rollups equal a recompute', async () => {
  const admin = await test.as('admin')
  const batches = fc.array(fc.array(send, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(batches, fc.boolean(), async (raw, resend) => {
      const model = `m${run++}`
      await createModel.execute(admin, {
        slug: model,
        name: model,
        useCase: 'u',
        kind: 'ml',
        task: 'binary',
        positiveClass: '1',
      })
      for (const version of VERSIONS) {
        await createVersion.execute(admin, {
          model,
          version,
          features: [
            { name: 'x', type: 'numeric' },
            { name: 'c', type: 'categorical' },
          ],
          segments: ['s'],
        })
      }
      const sends = consistent(raw.flat())
      const start = (place: number) => raw.slice(0, place).flat().length
      const sliced = raw.map((_, place) => sends.slice(start(place), start(place + 1)))
      for (const batch of sliced) await deliver(model, batch)
      if (resend) await deliver(model, sends)
      const versions = await test.raw<{ no: number }>(
        'select v.no from model_versions v join models m on m.id = v.model_id where m.slug = $1 order by v.version',
        [model],
      )
      for (const [place, { no }] of versions.entries()) await checkVersion(no, confusion(sends, place))
    }),
    { numRuns: RUNS },
  )
}, 600_000)
