import { abBench } from './ab'
import { abPagesBench } from './ab-pages'
import { assignmentBench } from './assignment'
import { driftExactRow } from './drift-exact-row'
import { driftRollupsBench } from './drift-rollups'
import { governanceBench } from './governance'
import { ingestBench } from './ingest'
import { pagesBench } from './pages'
import { type BenchRow, printRows } from './row'
import { viewersBench } from './viewers'
import { vitalsBench } from './vitals'

/** `npm run bench`, or only some: `npm run bench -- ingest drift`. */
const PARTS: Record<string, () => Promise<BenchRow[]>> = {
  ab: abBench,
  'ab-pages': abPagesBench,
  assignment: assignmentBench,
  drift: async () => [driftExactRow(), ...(await driftRollupsBench())],
  governance: governanceBench,
  ingest: ingestBench,
  pages: pagesBench,
  viewers: viewersBench,
  vitals: vitalsBench,
}

async function main(): Promise<void> {
  const asked = process.argv.slice(2).filter((name) => !name.startsWith('-'))
  const unknown = asked.find((name) => !(name in PARTS))
  if (unknown) throw new Error(`there is no benchmark ${unknown}; there are ${Object.keys(PARTS).join(', ')}`)
  const rows: BenchRow[] = []
  for (const [name, run] of Object.entries(PARTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    console.error(`${name} …`)
    // One part that fails does not take the others' figures with it.
    await run().then(
      (found) => rows.push(...found),
      (error: unknown) => {
        process.exitCode = 1
        console.error(error)
      },
    )
  }
  printRows(rows)
  if (!process.env.TEST_DATABASE_URL) console.log('PostgreSQL was left out: TEST_DATABASE_URL is not set.')
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
