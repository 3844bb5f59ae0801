import { checkRows } from '@/server/predictions/ingest'
import { writeRows } from '@/server/predictions/write-rows'
import { KEY, startBenchServer } from './bench-server'
import { type BenchDatabase, benchDatabases } from './databases'
import { openBenchSystem } from './in-process'
import type { BenchRow } from './row'
import { prediction } from './rows'

const BATCH = 1000
const BATCHES = 60
const WARM_UP = 10
const CLIENTS = 3
const BAR = 0.4

const batch = (number: number) => Array.from({ length: BATCH }, (_, i) => prediction(number * BATCH + i))

/** The staging, dedupe and rollup transaction alone: rows checked and prepared beforehand. */
async function inProcess(database: BenchDatabase): Promise<number> {
  const engine = await database.open()
  const { modelNo, versionNo, state, close } = await openBenchSystem(engine)
  const prepared = Array.from({ length: WARM_UP + BATCHES }, (_, number) =>
    checkRows(batch(number), state, Date.now()).prepared.map((entry) => entry.row),
  )
  let started = 0
  for (const [number, rows] of prepared.entries()) {
    if (number === WARM_UP) started = performance.now()
    await engine.transaction((tx) => writeRows(tx, { modelNo, versionNo, now: new Date() }, rows))
  }
  const rate = (BATCHES * BATCH) / ((performance.now() - started) / 1000)
  await close()
  return rate
}

/** The same over HTTP: JSON, checks and all, three clients that each wait for their answer. */
async function overHttp(database: BenchDatabase): Promise<number> {
  const server = await startBenchServer(database.env)
  const first = WARM_UP + BATCHES
  const bodies = Array.from({ length: WARM_UP + BATCHES }, (_, number) =>
    JSON.stringify({ model: 'bench', version: '1', predictions: batch(first + number) }),
  )
  const send = async (body: string) => {
    const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' }
    const answer = await fetch(`${server.url}/api/v1/predictions`, { method: 'POST', headers, body })
    const report = (await answer.json()) as { accepted: number }
    if (report.accepted !== BATCH) throw new Error(`${answer.status}: ${report.accepted} of ${BATCH} accepted`)
  }
  for (const body of bodies.slice(0, WARM_UP)) await send(body)
  const queue = bodies.slice(WARM_UP)
  const started = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (let body = queue.pop(); body !== undefined; body = queue.pop()) await send(body)
    }),
  )
  const rate = (BATCHES * BATCH) / ((performance.now() - started) / 1000)
  await server.stop()
  return rate
}

const rowsPerSecond = (rate: number) => `${Math.round(rate).toLocaleString('en')} rows/s`

export async function ingestBench(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const database of await benchDatabases()) {
    const yardstick = await inProcess(database)
    const ours = await overHttp(database)
    const ratio = ours / yardstick
    rows.push({
      name: `ingest over HTTP, 30 features, batch 1,000, ${database.name}`,
      ours: rowsPerSecond(ours),
      yardstick: rowsPerSecond(yardstick),
      ratio,
      bar: `>= ${BAR}`,
      met: ratio >= BAR,
      note: 'yardstick: the same staging, dedupe and rollup transaction in process',
    })
    await database.remove()
  }
  return rows
}
