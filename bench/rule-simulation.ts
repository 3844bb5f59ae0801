import { tableModel } from '@/domain/rules/rules-fixture'
import { createModel } from '@/server/models/create'
import { createVersion } from '@/server/models/create-version'
import { ingestPredictions } from '@/server/predictions/ingest'
import { runSimulation } from '@/server/rules/run-simulation'
import { simulateRules } from '@/server/rules/simulate'
import { getSimulation } from '@/server/rules/simulations'
import { benchDatabases } from './databases'
import { caller, openBenchSystem } from './in-process'
import type { BenchRow } from './row'
import { noise } from './rows'

const CASES = 100_000
const AT_ONCE = 5000
const BANDS = 50
const COUNTRIES = ['DE', 'FR', 'PL', 'US']
const START = Date.UTC(2026, 0, 1)
const BAR_MS = 10_000
const MODEL = 'bench-rules'
const FEATURES = [
  { name: 'amount', type: 'numeric' as const },
  { name: 'country', type: 'categorical' as const },
]

type Case = { amount: number; country: string; before: '0' | '1' }
const caseOf = (i: number): Case => ({
  amount: Number((noise(i, 1) * 1000).toFixed(2)),
  country: COUNTRIES[Math.floor(noise(i, 2) * COUNTRIES.length)] ?? 'DE',
  before: noise(i, 3) > 0.7 ? '1' : '0',
})

/** Bands of the amount by country, every other one of which says 1; what is beyond them says 0. */
const bands = Array.from({ length: BANDS }, (_, band) =>
  COUNTRIES.map((country, k) => ({ from: band * 20, to: band * 20 + 19, country, says: (band + k) % 2 })),
).flat()

const table = tableModel({
  fields: ['amount', 'country'],
  rows: [
    ...bands.map(({ from, to, country, says }) => [`[${from}..${to})`, `"${country}"`, `"${says}"`]),
    ['', '', '"0"'],
  ],
})
const formula = tableModel({
  fields: [null],
  rows: [
    ['amount * 3 > 1200 and country != "US"', '"1"'],
    ['', '"0"'],
  ],
})

/** The same once more, without the engine. */
const byHand: Record<string, (one: Case) => string> = {
  table: ({ amount, country }) =>
    String(bands.find((band) => band.country === country && amount >= band.from && amount < band.to)?.says ?? 0),
  formula: ({ amount, country }) => (amount * 3 > 1200 && country !== 'US' ? '1' : '0'),
}

async function logTraffic(): Promise<void> {
  const of = { slug: MODEL, name: 'Rules', useCase: 'bench', kind: 'rules', task: 'binary', positiveClass: '1' }
  await createModel.execute(caller(), of)
  const version = (name: string, more: object = {}) =>
    createVersion.execute(caller(), { model: MODEL, version: name, features: FEATURES, ...more })
  await version('old')
  await version('table', { rules: table })
  await version('formula', { rules: formula })
  for (let from = 0; from < CASES; from += AT_ONCE) {
    const predictions = Array.from({ length: AT_ONCE }, (_, i) => {
      const { amount, country, before } = caseOf(from + i)
      const timestamp = new Date(START + (from + i) * 1000).toISOString()
      return { id: `c${from + i}`, timestamp, features: { amount, country }, prediction: before }
    })
    await ingestPredictions.execute(caller(), { model: MODEL, version: 'old', predictions })
  }
}

async function simulate(version: string): Promise<{ time: number; seen: number }> {
  const { id } = await simulateRules.execute(caller(), { model: MODEL, version, source: 'old' })
  const progress = new Set<number>()
  const look = setInterval(() => {
    getSimulation.execute(caller(), { id }).then((found) => progress.add(found.progress))
  }, 50)
  const started = performance.now()
  await runSimulation({ simulationId: id })
  const time = performance.now() - started
  clearInterval(look)
  const { result, state, error } = await getSimulation.execute(caller(), { id })
  const decide = byHand[version]
  const all = Array.from({ length: CASES }, (_, i) => caseOf(i))
  const changed = all.filter((one) => decide?.(one) !== one.before).length
  if (state !== 'done' || result?.rows !== CASES || result.changed !== changed)
    throw new Error(`${version}: ${state} ${error?.code ?? ''}, ${result?.changed} changed, by hand ${changed}`)
  return { time, seen: [...progress].filter((part) => part > 0 && part < 1).length }
}

/** Logged traffic decided again by rules, held against an evaluation by hand. */
export async function ruleSimulationRows(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const database of await benchDatabases()) {
    const engine = await database.open()
    const bench = await openBenchSystem(engine)
    await logTraffic()
    for (const version of Object.keys(byHand)) {
      const { time, seen } = await simulate(version)
      rows.push({
        name: `rules: ${CASES.toLocaleString('en')} logged cases simulated, ${version}, ${database.name}`,
        ours: `${(time / 1000).toFixed(1)} s`,
        yardstick: `${BAR_MS / 1000} s`,
        ratio: BAR_MS / time,
        bar: `<= ${BAR_MS / 1000} s`,
        met: time <= BAR_MS && seen > 0,
        note: `equals an evaluation by hand; progress seen ${seen} times on the way`,
      })
    }
    await bench.close()
    await database.remove()
  }
  return rows
}
