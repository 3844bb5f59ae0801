import type { Engine } from '@/db/engine/engine'
import { recordExposures } from '@/server/ab-tests/record-exposures'
import { readAbTestResults } from '@/server/ab-tests/results'
import { benchDatabases } from './databases'
import { caller, openBenchSystem } from './in-process'
import { type BenchRow, median } from './row'
import { runningTest } from './running-test'

const DAYS = 14
const DAY_SECONDS = 86_400
const PART = 250_000
const LOOKS = 15
const NEW_UNITS = 200
const BAR_FLAT = 1.2
const SIZES = { small: 1_000_000, large: 10_000_000 }

/** Rows as exposures and outcomes leave them; how they are taken in is measured by other rows. */
async function fill(engine: Engine, no: number, units: number): Promise<void> {
  const since = Date.now() / 1000 - DAYS * DAY_SECONDS
  const step = (DAYS * DAY_SECONDS) / units
  for (let from = 0; from < units; from += PART) {
    const args = [no, from, Math.min(units, from + PART) - 1, since, step]
    await engine.transaction(async (tx) => {
      await tx.raw.query(
        `insert into ab_exposures (test_no, entity, arm, at, fallback, source, arms, mismatched, received_at)
         select $1::integer, g::text, g % 2, to_timestamp($4::float8 + g * $5::float8), false, 'call', 1 << (g % 2), false,
           to_timestamp($4::float8 + g * $5::float8) from generate_series($2::integer, $3::integer) g`,
        args,
      )
      await tx.raw.query(
        `insert into ab_outcomes (test_no, entity, metric, at, value, received_at)
         select $1::integer, g::text, 'kpi:kept', to_timestamp($4::float8 + g * $5::float8 + 3600), (g % 5 = 0)::integer,
           to_timestamp($4::float8 + g * $5::float8 + 3600) from generate_series($2::integer, $3::integer) g`,
        args,
      )
    })
  }
  await engine.transaction((tx) =>
    tx.raw.query(
      `insert into ab_behind (test_no, waits, minute) select distinct test_no, w, floor(extract(epoch from at) / 60)::integer
       from ab_exposures cross join (values (false), (true)) as v(w) where test_no = $1`,
      [no],
    ),
  )
}

async function addUnits(engine: Engine, no: number, look: number): Promise<void> {
  const now = new Date()
  const rows = Array.from({ length: NEW_UNITS }, (_, i) => ({
    entity: `new ${look} ${i}`,
    arm: i % 2,
    at: now.getTime() - i,
    digest: null,
    fallback: false,
    mismatched: false,
    source: 'call' as const,
  }))
  await engine.transaction((tx) => recordExposures(tx, { testNo: no, now }, rows))
}

type Measured = { firstSeconds: number; page: number }

/** The first reading folds everything; each later one finds new units. */
async function measure(engine: Engine, slug: string, units: number): Promise<Measured> {
  const no = await runningTest(engine, slug)
  await fill(engine, no, units)
  const read = async () => {
    const started = performance.now()
    const found = await readAbTestResults.execute(caller(), { id: `abt_${slug}` })
    if (found.units.entities < units * 0.99) throw new Error(`${found.units.entities} units`)
    return performance.now() - started
  }
  const first = await read()
  const looks: number[] = []
  for (let look = 0; look < LOOKS; look++) {
    await addUnits(engine, no, look)
    looks.push(await read())
  }
  return { firstSeconds: first / 1000, page: median(looks) }
}

/** Server time of a test's page while units come in, and of the first fold, at one and ten million exposures. */
export async function abPagesBench(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const database of await benchDatabases()) {
    const engine = await database.open()
    const bench = await openBenchSystem(engine)
    const small = await measure(engine, 'small', SIZES.small)
    const large = await measure(engine, 'large', SIZES.large)
    const perUnit = (found: Measured, units: number) => (found.firstSeconds / units) * 1e6
    const [a, b] = [perUnit(small, SIZES.small), perUnit(large, SIZES.large)]
    rows.push(
      {
        name: `A/B page, server time, ${database.name}`,
        ours: `${large.page.toFixed(0)} ms at 10 M exposures`,
        yardstick: `${small.page.toFixed(0)} ms at 1 M`,
        ratio: large.page / small.page,
        bar: `<= ${BAR_FLAT}`,
        met: large.page / small.page <= BAR_FLAT,
        note: `median of ${LOOKS}, ${NEW_UNITS} new units before each`,
      },
      {
        name: `A/B first fold, ${database.name}`,
        ours: `${b.toFixed(1)} us a unit at 10 M exposures`,
        yardstick: `${a.toFixed(1)} us at 1 M`,
        ratio: b / a,
        bar: `<= ${BAR_FLAT}`,
        met: b / a <= BAR_FLAT,
        note: `${small.firstSeconds.toFixed(0)} s and ${large.firstSeconds.toFixed(0)} s in all`,
      },
    )
    await bench.close()
    await database.remove()
  }
  return rows
}
