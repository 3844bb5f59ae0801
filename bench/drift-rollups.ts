import { readDrift } from '@/server/drift/read-drift'
import { cellSizes } from '@/server/predictions/cell-sizes'
import { encodeRow } from '@/server/predictions/encode-rows'
import { foldPrediction } from '@/server/predictions/fold-row'
import { checkRows } from '@/server/predictions/ingest'
import { lockModel } from '@/server/predictions/lock-model'
import { RollupDelta } from '@/server/rollups/delta'
import { writeRollups } from '@/server/rollups/write'
import { type BenchDatabase, benchDatabases } from './databases'
import { type BenchVersion, caller, openBenchSystem } from './in-process'
import { type BenchRow, median } from './row'
import { prediction } from './rows'

const DAYS = 30
const DAY_MS = 86_400_000
const START = Date.UTC(2026, 0, 1)
const STOCK = 20_000
const LOOKS = 21
const BAR_MS = 60
const BAR_FLAT = 1.2

/** Folds that many predictions, spread over 30 days, into the version's rollups; raw rows are not needed to read drift. */
async function fill(
  engine: Awaited<ReturnType<BenchDatabase['open']>>,
  bench: BenchVersion,
  rows: number,
): Promise<void> {
  const { state } = bench
  const stock = checkRows(
    Array.from({ length: STOCK }, (_, i) => prediction(i)),
    state,
    Date.now(),
  ).prepared.map(({ row }) => {
    const codes = encodeRow(row.row, state)
    return { ...row.row, categoryCodes: codes.categories, segmentCodes: codes.segments }
  })
  const delta = new RollupDelta(cellSizes(state))
  for (let i = 0; i < rows; i++) {
    const row = stock[i % STOCK]
    if (!row) continue
    row.at = START + Math.floor((i / rows) * DAYS * DAY_MS)
    foldPrediction(delta, state, row)
  }
  await engine.transaction(async (tx) => {
    await lockModel(tx, bench.modelNo)
    await writeRollups(tx, bench.versionNo, delta)
  })
}

async function timeOfDrift(): Promise<number> {
  const window = { from: new Date(START).toISOString(), to: new Date(START + DAYS * DAY_MS).toISOString() }
  const looks: number[] = []
  for (let i = 0; i < LOOKS; i++) {
    const started = performance.now()
    const drift = await readDrift.execute(caller(), { model: 'bench', version: '1', ...window, granularity: 'day' })
    looks.push(performance.now() - started)
    if (drift.windows.length !== DAYS) throw new Error(`${drift.windows.length} windows`)
  }
  return median(looks.slice(3))
}

export async function driftRollupsBench(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const database of await benchDatabases()) {
    const engine = await database.open()
    const bench = await openBenchSystem(engine)
    await fill(engine, bench, 1_000_000)
    const small = await timeOfDrift()
    await fill(engine, bench, 9_000_000)
    const large = await timeOfDrift()
    rows.push({
      name: `drift, 30 features x 30 days by day, from rollups, ${database.name}`,
      ours: `${large.toFixed(1)} ms at 10 M rows`,
      yardstick: `${small.toFixed(1)} ms at 1 M rows`,
      ratio: large / small,
      bar: `<= ${BAR_FLAT} and <= ${BAR_MS} ms`,
      met: large / small <= BAR_FLAT && large <= BAR_MS,
      note: 'median of 18, in the server process, permission check and database included',
    })
    await bench.close()
    await database.remove()
  }
  return rows
}
