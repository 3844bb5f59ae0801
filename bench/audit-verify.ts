import { verifyAudit } from '@/server/audit/verify'
import { appendAudit } from '@/server/kernel/audit'
import { benchDatabases } from './databases'
import { caller, openBenchSystem } from './in-process'
import { type BenchRow, median } from './row'

const RECORDS = 100_000
const STEP = 1000
const LOOKS = 3
const BAR_MS = 5000

/** The whole chain recomputed, as the button does, over so many records. */
export async function auditVerifyRows(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const database of await benchDatabases()) {
    const engine = await database.open()
    const bench = await openBenchSystem(engine)
    const origin = { ...caller(), action: 'things.change', outcome: 'done' as const, at: new Date() }
    for (let from = 0; from < RECORDS; from += STEP) {
      const entries = Array.from({ length: STEP }, (_, i) => ({
        object: { type: 'thing', id: `thing_${from + i}` },
        detail: { before: { name: `Name ${i}`, limit: i / 7 }, after: { name: `Name ${i + 1}`, limit: i / 9 } },
      }))
      await engine.transaction((tx) => appendAudit(tx, origin, entries))
    }
    const looks: number[] = []
    for (let i = 0; i < LOOKS; i++) {
      const started = performance.now()
      const { valid, records } = await verifyAudit.execute(caller(), {})
      looks.push(performance.now() - started)
      if (!valid || records < RECORDS) throw new Error(`${records} records, valid: ${valid}`)
    }
    const time = median(looks)
    rows.push({
      name: `audit: ${RECORDS.toLocaleString('en')} records verified, ${database.name}`,
      ours: `${(time / 1000).toFixed(2)} s`,
      yardstick: `${BAR_MS / 1000} s`,
      ratio: BAR_MS / time,
      bar: `<= ${BAR_MS / 1000} s`,
      met: time <= BAR_MS,
      note: `median of ${LOOKS}, in the server process`,
    })
    await bench.close()
    await database.remove()
  }
  return rows
}
