import type { Engine } from '@/db/engine/engine'
import { EVIDENCE_CASES_MAX } from '@/domain/promotions/evidence'
import { labelledCases } from '@/server/promotions/labelled-cases'
import { benchDatabases } from './databases'
import { type BenchVersion, openBenchSystem } from './in-process'
import { type BenchRow, median } from './row'

const LABELLED = 20_000
const FEW = 100_000
const MANY = 1_000_000
const LOOKS = 5
const DAY_MS = 86_400_000
const NOW = Date.UTC(2026, 5, 1)
const BAR_FLAT = 1.5
const BAR_MS = 1000

/** Predictions from `from` on, a second apart up to now; only the oldest of all ever get labels. */
const PREDICTIONS = `insert into predictions (case_key, version_no, external_id, "timestamp", received_at, digest,
    numeric_values, category_codes, prediction, score, segment_codes, flagged)
  select md5('case ' || i)::uuid, $1, 'c' || i, $2::timestamptz + i * interval '1 second',
    $2::timestamptz + i * interval '1 second', md5('body ' || i)::uuid, '{}', '{}', (i % 2)::text, (i % 100) / 100.0, '{}', false
  from generate_series($3::integer, $4::integer) i`
const LABELS = `insert into labels (case_key, known_at, model_no, external_id, timed, value, number, received_at)
  select md5('case ' || i)::uuid, $2::timestamptz + i * interval '1 second', $1, 'c' || i, true, ((i / 3) % 2)::text, null, $2::timestamptz
  from generate_series(0, $3::integer - 1) i`

async function timeOf(engine: Engine, { state }: BenchVersion): Promise<number> {
  const ask = {
    task: 'binary' as const,
    candidate: state,
    champion: null,
    window: { from: NOW - 90 * DAY_MS, to: NOW },
    received: new Date(NOW),
  }
  const looks: number[] = []
  for (let i = 0; i < LOOKS; i++) {
    const started = performance.now()
    const { cases } = await engine.transaction((tx) => labelledCases(tx, ask))
    looks.push(performance.now() - started)
    if (cases.n !== EVIDENCE_CASES_MAX) throw new Error(`${cases.n} labelled cases`)
  }
  return median(looks)
}

/** The labelled cases of a promotion's evidence, whose labels come weeks late, at ten times the predictions. */
export async function evidenceRows(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const database of await benchDatabases()) {
    const engine = await database.open()
    const bench = await openBenchSystem(engine)
    const start = new Date(NOW - 40 * DAY_MS).toISOString()
    const add = (from: number, to: number) =>
      engine.transaction((tx) => tx.raw.query(PREDICTIONS, [bench.versionNo, start, from, to - 1]))
    await add(0, FEW)
    const known = new Date(NOW - 10 * DAY_MS).toISOString()
    await engine.transaction((tx) => tx.raw.query(LABELS, [bench.modelNo, known, LABELLED]))
    const small = await timeOf(engine, bench)
    await add(FEW, MANY)
    const large = await timeOf(engine, bench)
    rows.push({
      name: `promotion: newest ${EVIDENCE_CASES_MAX} labelled cases, labels 30 days late, ${database.name}`,
      ours: `${large.toFixed(0)} ms at 1 M predictions`,
      yardstick: `${small.toFixed(0)} ms at 0.1 M`,
      ratio: large / small,
      bar: `<= ${BAR_FLAT} and <= ${BAR_MS} ms`,
      met: large / small <= BAR_FLAT && large <= BAR_MS,
      note: `median of ${LOOKS}, in the server process`,
    })
    await bench.close()
    await database.remove()
  }
  return rows
}
