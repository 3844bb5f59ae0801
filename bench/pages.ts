import { gzipSync } from 'node:zlib'
import { startBenchServer } from './bench-server'
import { type BenchDatabase, benchDatabases } from './databases'
import { loadSite, PAGES, signIn, VERSIONS } from './page-site'
import { type BenchRow, quantile } from './row'

const VISITS = 25
const WARM_UP = 5
const P95_BAR_MS = 150
const SCRIPT_BAR = 250 * 1024

/** Gzipped bytes of the scripts a page loads first; those for browsers without modules are not loaded by the others. */
async function scriptBytes(url: string, html: string): Promise<number> {
  const tags = [...html.matchAll(/<script[^>]+src="([^"]+\.js[^"]*)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag))
  const files = new Set(tags.map((match) => match[1] ?? ''))
  let bytes = 0
  for (const file of files) bytes += gzipSync(Buffer.from(await (await fetch(new URL(file, url))).arrayBuffer())).length
  return bytes
}

type Measured = { page: string; ms: number; bytes: number }

async function measure(url: string, cookie: string, page: string): Promise<Measured> {
  const times: number[] = []
  let html = ''
  for (let i = 0; i < VISITS; i++) {
    const started = performance.now()
    const answer = await fetch(`${url}${page}`, { headers: { cookie }, redirect: 'manual' })
    html = await answer.text()
    if (answer.status !== 200) throw new Error(`${page}: ${answer.status}`)
    if (i >= WARM_UP) times.push(performance.now() - started)
  }
  const measured = { page, ms: quantile(times, 0.95), bytes: await scriptBytes(url, html) }
  const kB = (measured.bytes / 1024).toFixed(0)
  console.error(`  ${page}: p95 ${measured.ms.toFixed(0)} ms whole answer, ${kB} kB of script (gzip)`)
  return measured
}

async function measureOn(database: BenchDatabase): Promise<BenchRow[]> {
  await loadSite(database)
  const server = await startBenchServer(database.env)
  const all: Measured[] = []
  try {
    const cookie = await signIn(server.url)
    for (const page of PAGES) all.push(await measure(server.url, cookie, page))
  } finally {
    await server.stop()
    await database.remove()
  }
  const slowest = all.reduce((a, b) => (b.ms > a.ms ? b : a))
  const heaviest = all.reduce((a, b) => (b.bytes > a.bytes ? b : a))
  return [
    {
      name: `slowest of ${PAGES.length} pages, p95 of ${VISITS - WARM_UP} warm answers, ${VERSIONS.toLocaleString('en')} versions, ${database.name}`,
      ours: `${slowest.ms.toFixed(0)} ms (${slowest.page})`,
      yardstick: `${P95_BAR_MS} ms`,
      ratio: slowest.ms / P95_BAR_MS,
      bar: '<= 1',
      met: slowest.ms <= P95_BAR_MS,
      note: 'from request to the last byte, panels included',
    },
    {
      name: `heaviest route, first-load script, ${database.name}`,
      ours: `${(heaviest.bytes / 1024).toFixed(0)} kB (${heaviest.page})`,
      yardstick: '250 kB',
      ratio: heaviest.bytes / SCRIPT_BAR,
      bar: '<= 1',
      met: heaviest.bytes <= SCRIPT_BAR,
      note: 'gzip, all scripts of the HTML',
    },
  ]
}

export async function pagesBench(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const database of await benchDatabases()) rows.push(...(await measureOn(database)))
  return rows
}
