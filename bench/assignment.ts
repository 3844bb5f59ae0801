import { atRate } from './at-rate'
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

/** Assignments of as many units; milliseconds from when each was due. */
function askAtRate(url: string, units: number): Promise<number[]> {
  const headers = { authorization: `Bearer ${KEY}` }
  const send = async (unit: number) => {
    const answer = await fetch(`${url}/api/v1/ab-tests/bench/assignment?entity=unit-${unit}`, { headers })
    const { arm } = (await answer.json()) as { arm: string | null }
    if (arm === null) throw new Error(`${answer.status}: no arm`)
  }
  return atRate([...Array(units).keys()], { perSecond: RATE, send })
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
