import { atRate, pause } from './at-rate'
import { KEY, startBenchServer } from './bench-server'
import { benchDatabases } from './databases'
import { loadSite, signIn } from './page-site'
import { type BenchRow, quantile } from './row'
import { prediction } from './rows'

const BATCH = 100
const RATE = 5000
const SECONDS = 20
const VIEWERS = 20
const REFRESH_MS = 10_000
const BAR_MS = 150
const PAGES = ['/', '/models', '/models/bench', '/models/bench/drift', '/models/bench/service']

/** Milliseconds from when each batch was due to when it was answered. */
function ingestAtRate(url: string, batches: readonly string[]): Promise<number[]> {
  const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' }
  const send = async (body: string) => {
    const answer = await fetch(`${url}/api/v1/predictions`, { method: 'POST', headers, body })
    const { accepted } = (await answer.json()) as { accepted: number }
    if (accepted !== BATCH) throw new Error(`${answer.status}: ${accepted} of ${BATCH} accepted`)
  }
  return atRate(batches, { perSecond: RATE / BATCH, send })
}

type Looking = { looks: () => number; stop: () => Promise<void> }

/** People who each load a page anew every ten seconds, one after another. */
function look(url: string, cookie: string): Looking {
  let looking = true
  let looks = 0
  const viewers = Array.from({ length: VIEWERS }, async (_, viewer) => {
    await pause((viewer * REFRESH_MS) / VIEWERS)
    for (let visit = 0; looking; visit++) {
      await (await fetch(`${url}${PAGES[(viewer + visit) % PAGES.length]}`, { headers: { cookie } })).text()
      looks++
      await pause(REFRESH_MS)
    }
  })
  return {
    looks: () => looks,
    stop: async () => {
      looking = false
      await Promise.all(viewers)
    },
  }
}

/** Ingest at a steady rate on the embedded database while people look. */
export async function viewersBench(): Promise<BenchRow[]> {
  const [database] = await benchDatabases()
  if (!database) return []
  await loadSite(database)
  const server = await startBenchServer(database.env)
  const cookie = await signIn(server.url)
  // Refreshed, not loaded for the first time since the server started.
  for (const page of PAGES) await (await fetch(server.url + page, { headers: { cookie } })).text()
  const looking = look(server.url, cookie)
  try {
    const batches = Array.from({ length: (RATE * SECONDS) / BATCH }, (_, number) =>
      JSON.stringify({
        model: 'bench',
        version: '1',
        predictions: Array.from({ length: BATCH }, (_, i) => prediction(1_000_000 + number * BATCH + i)),
      }),
    )
    await ingestAtRate(server.url, batches.splice(0, RATE / BATCH))
    const started = performance.now()
    const times = await ingestAtRate(server.url, batches)
    const held = (batches.length * BATCH) / ((performance.now() - started) / 1000)
    const p99 = quantile(times, 0.99)
    return [
      {
        name: `p99 of a batch of ${BATCH} at ${RATE.toLocaleString('en')} rows/s, ${VIEWERS} viewers refresh, embedded`,
        ours: `${p99.toFixed(0)} ms`,
        yardstick: `${BAR_MS} ms`,
        ratio: p99 / BAR_MS,
        bar: '<= 1',
        met: p99 <= BAR_MS,
        note: `${Math.round(held).toLocaleString('en')} rows/s held, ${looking.looks()} pages looked at, from when a batch was due`,
      },
    ]
  } finally {
    await looking.stop()
    await server.stop()
    await database.remove()
  }
}
