import { gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { evaluateVersion } from '@/server/monitoring/evaluate'
import { checkRows } from '@/server/predictions/ingest'
import { writeRows } from '@/server/predictions/write-rows'
import { ADMIN, startBenchServer } from './bench-server'
import { benchDatabases } from './databases'
import { openBenchSystem } from './in-process'
import { type BenchRow, quantile } from './row'
import { prediction } from './rows'

const VERSIONS = 10_000
const STORED = 50_000
const VISITS = 25
const P95_BAR_MS = 150
const SCRIPT_BAR = 250 * 1024
const PAGES = [
  '/',
  '/use-cases',
  '/models',
  '/models/bench',
  '/models/bench/drift',
  '/models/bench/performance',
  '/models/bench/quality',
  '/models/bench/service',
  '/models/bench/versions',
  '/imports',
  '/settings/audit',
]

/** 10,000 versions in 500 models, and one version with 50,000 predictions over 30 days (figures come from rollups, whose size is the same for a million). */
async function load(open: () => ReturnType<Awaited<ReturnType<typeof benchDatabases>>[number]['open']>): Promise<void> {
  const engine = await open()
  const bench = await openBenchSystem(engine)
  const secondsApart = (30 * 86_400) / STORED
  for (let from = 0; from < STORED; from += 5000) {
    const rows = checkRows(
      Array.from({ length: 5000 }, (_, i) => prediction(from + i, secondsApart)),
      bench.state,
      Date.now(),
    )
    await engine.transaction((tx) =>
      writeRows(
        tx,
        { ...bench, now: new Date() },
        rows.prepared.map(({ row }) => row),
      ),
    )
  }
  await engine.transaction(async (tx) => {
    await tx.execute(sql`insert into models (id, slug, name, kind, task, positive_class, label_policy, retention_days, stage, owner_name, created_at)
      select 'mdl_b' || i, 'filler-' || i, 'Filler ' || i, 'ml', 'binary', '1', '{"policy":"explicit"}', 400, 'monitoring', 'bench', now() - i * interval '1 minute'
      from generate_series(1, 500) i`)
    await tx.execute(
      sql`insert into model_use_cases (model_id, use_case_id) select m.id, u.id from models m cross join use_cases u where m.slug like 'filler-%'`,
    )
    await tx.execute(sql`insert into model_versions (id, model_id, version, features, segments, digest, author_name, created_at)
      select 'ver_b' || i, 'mdl_b' || (1 + i % 500), 'v' || i, '[]', '[]', md5(i::text), 'bench', now() - i * interval '1 second'
      from generate_series(1, ${VERSIONS}::integer) i`)
  })
  await evaluateVersion(engine, bench.versionNo, Date.now())
  await bench.close()
}

/** Signs in through the form's own endpoint; the session cookie. */
async function signIn(url: string): Promise<string> {
  const first = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const jar = first.headers.getSetCookie().map((line) => line.split(';')[0])
  const body = new URLSearchParams({ csrfToken, email: ADMIN.email, password: ADMIN.password, json: 'true' })
  const headers = { cookie: jar.join('; '), origin: url, 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
  })
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  if (!cookies.some((cookie) => cookie.includes('session-token'))) throw new Error(`sign-in failed: ${answer.status}`)
  return cookies.join('; ')
}

/** Gzipped bytes of the scripts a page loads first; those for browsers without modules are not loaded by the others. */
async function scriptBytes(url: string, html: string): Promise<number> {
  const tags = [...html.matchAll(/<script[^>]+src="([^"]+\.js[^"]*)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag))
  const files = new Set(tags.map((match) => match[1] ?? ''))
  let bytes = 0
  for (const file of files) bytes += gzipSync(Buffer.from(await (await fetch(new URL(file, url))).arrayBuffer())).length
  return bytes
}

export async function pagesBench(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const database of await benchDatabases()) {
    await load(database.open)
    const server = await startBenchServer(database.env)
    const cookie = await signIn(server.url)
    let slowest = { page: '', ms: 0 }
    let heaviest = { page: '', bytes: 0 }
    for (const page of PAGES) {
      const times: number[] = []
      let html = ''
      for (let i = 0; i < VISITS; i++) {
        const started = performance.now()
        const answer = await fetch(`${server.url}${page}`, { headers: { cookie }, redirect: 'manual' })
        html = await answer.text()
        if (answer.status !== 200) throw new Error(`${page}: ${answer.status}`)
        if (i >= 5) times.push(performance.now() - started)
      }
      const ms = quantile(times, 0.95)
      const bytes = await scriptBytes(server.url, html)
      if (ms > slowest.ms) slowest = { page, ms }
      if (bytes > heaviest.bytes) heaviest = { page, bytes }
      console.error(`  ${page}: p95 ${ms.toFixed(0)} ms whole answer, ${(bytes / 1024).toFixed(0)} kB of script (gzip)`)
    }
    await server.stop()
    await database.remove()
    rows.push({
      name: `slowest page, p95 of ${VISITS - 5} warm answers, ${VERSIONS.toLocaleString('en')} versions, ${database.name}`,
      ours: `${slowest.ms.toFixed(0)} ms (${slowest.page})`,
      yardstick: `${P95_BAR_MS} ms`,
      ratio: slowest.ms / P95_BAR_MS,
      bar: '<= 1',
      met: slowest.ms <= P95_BAR_MS,
      note: 'from request to the last byte, panels included',
    })
    rows.push({
      name: `heaviest route, first-load script, ${database.name}`,
      ours: `${(heaviest.bytes / 1024).toFixed(0)} kB (${heaviest.page})`,
      yardstick: '250 kB',
      ratio: heaviest.bytes / SCRIPT_BAR,
      bar: '<= 1',
      met: heaviest.bytes <= SCRIPT_BAR,
      note: 'gzip, all scripts of the HTML',
    })
  }
  return rows
}
