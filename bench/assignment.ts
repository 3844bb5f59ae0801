import { KEY, startBenchServer } from './bench-server'
import { type BenchDatabase, benchDatabases } from './databases'
import { openBenchSystem } from './in-process'
import { type BenchRow, quantile } from './row'
import { runningTest } from './running-test'

const RATE = 100
const SECONDS = 20
/** Until the server's code is compiled. */
const WARM_UP_SECONDS = 20
const BAR_MS = 20

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Asks for one unit after another, each when it is due, whether or not the ones before were answered; milliseconds from due to answered. */
async function askAtRate(url: string, asks: number): Promise<number[]> {
  const headers = { authorization: `Bearer ${KEY}` }
  const started = performance.now()
  return Promise.all(
    Array.from({ length: asks }, async (_, unit) => {
      const due = started + (unit * 1000) / RATE
      await pause(due - performance.now())
      const answer = await fetch(`${url}/api/v1/ab-tests/bench/assignment?entity=unit-${unit}`, { headers })
      const { arm } = (await answer.json()) as { arm: string | null }
      if (arm === null) throw new Error(`${answer.status}: no arm`)
      return performance.now() - due
    }),
  )
}

async function measureOn(database: BenchDatabase): Promise<BenchRow> {
  const engine = await database.open()
  const bench = await openBenchSystem(engine)
  await runningTest(engine, 'bench')
  await bench.close()
  const server = await startBenchServer(database.env)
  try {
    await askAtRate(server.url, RATE * WARM_UP_SECONDS)
    const times = await askAtRate(server.url, RATE * SECONDS)
    const p99 = quantile(times, 0.99)
    return {
      name: `p99 of an assignment by HTTP at ${RATE} a second, ${database.name}`,
      ours: `${p99.toFixed(1)} ms`,
      yardstick: `${BAR_MS} ms`,
      ratio: p99 / BAR_MS,
      bar: '<= 1',
      met: p99 <= BAR_MS,
      note: `median ${quantile(times, 0.5).toFixed(1)} ms, from when it was due; asked from the same machine`,
    }
  } finally {
    await server.stop()
    await database.remove()
  }
}

/** The endpoint that every served request of a client without the module waits for. */
export async function assignmentBench(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const database of await benchDatabases()) rows.push(await measureOn(database))
  return rows
}
