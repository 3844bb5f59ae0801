import { sql } from 'drizzle-orm'
import { PAGE_PERMISSIONS } from '@/domain/access/pages'
import { evaluateVersion } from '@/server/monitoring/evaluate'
import { checkRows } from '@/server/predictions/ingest'
import { writeRows } from '@/server/predictions/write-rows'
import { ADMIN } from './bench-server'
import type { BenchDatabase } from './databases'
import { openBenchSystem } from './in-process'
import { prediction } from './rows'

export const VERSIONS = 10_000
const STORED = 50_000

/** Every page that somebody who has signed in can open without a record of its own; settings only lead on. */
export const PAGES = [
  ...Object.keys(PAGE_PERMISSIONS)
    .filter((route) => !['/sign-in', '/setup', '/invite', '/settings'].includes(route) && !route.includes('[id]'))
    .map((route) => route.replaceAll(/\[\w+\]/g, 'bench')),
  '/models/filler-1/versions',
  '/promotions?status=all',
]

/**
 * 10,000 versions, half of them of one model, the others of 500; and one version with 50,000 predictions over 30 days
 * (figures come from rollups, whose size is the same for a million).
 */
export async function loadSite(database: BenchDatabase): Promise<void> {
  const engine = await database.open()
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
      select 'ver_b' || i, 'mdl_b' || case when i % 2 = 0 then 1 else 1 + i % 500 end, 'v' || i, '[]', '[]', md5(i::text), 'bench', now() - i * interval '1 second'
      from generate_series(1, ${VERSIONS}::integer) i`)
  })
  await evaluateVersion(engine, bench.versionNo, Date.now())
  // What autovacuum, or housekeeping on the embedded database, does within a minute of such a load.
  await engine.read((tx) => tx.raw.script('analyze'))
  await bench.close()
}

/** Signs in through the form's own endpoint; the session cookie. */
export async function signIn(url: string): Promise<string> {
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
