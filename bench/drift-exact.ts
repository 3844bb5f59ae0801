import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { kolmogorovTwoSample } from '@/stats/distributions/kolmogorov/two-sample'
import { pFromLog } from '@/stats/distributions/p-value'
import { equalFrequencyEdges } from '@/stats/drift/equal-frequency-edges'
import { exactDistances } from '@/stats/drift/exact-distances'
import { hellinger } from '@/stats/drift/hellinger'
import { jensenShannon } from '@/stats/drift/jensen-shannon'
import { klDivergence } from '@/stats/drift/kl-divergence'
import { moments } from '@/stats/drift/moments'
import { placedCounts, placeWindow, preparedCounts } from '@/stats/drift/placed-window'
import { prepareReference } from '@/stats/drift/prepared-reference'
import { psi } from '@/stats/drift/psi'
import { shares, smoothedShares } from '@/stats/drift/shares'
import { totalVariation } from '@/stats/drift/total-variation'

export type DriftExactRow = {
  name: string
  ours: number
  yardstick: number | null
  ratio: number | null
  bar: number
  /** Largest |ours - SciPy| / max(1e-3, |SciPy|) over all figures. */
  difference: number | null
  note: string
}

const REFERENCE_ROWS = 100_000
const WINDOW_ROWS = 1_000_000
const FEATURES = 30
const BAR = 5

/** Uniform numbers from a fixed seed (xorshift128). */
function uniforms(seed: number): () => number {
  let [x, y, z, w] = [123456789 ^ seed, 362436069, 521288629, 88675123]
  const next = () => {
    const t = x ^ (x << 11)
    x = y
    y = z
    z = w
    w = (w ^ (w >>> 19) ^ (t ^ (t >>> 8))) >>> 0
    return (w + 0.5) / 2 ** 32
  }
  for (let i = 0; i < 50; i++) next()
  return next
}

/** Shapes met in practice: bell, skewed, heavy-tailed, counts, scores, rounded prices. */
function draw(feature: number, random: () => number, drift: number): number {
  const bell = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
  switch (feature % 6) {
    case 0:
      return bell() + drift
    case 1:
      return Math.exp(1.2 * bell() + drift)
    case 2:
      return bell() / Math.max(0.02, Math.abs(bell())) + drift
    case 3:
      return Math.floor(40 * random() ** (1 + drift))
    case 4:
      return 1 / (1 + Math.exp(-2 * bell() - drift))
    default:
      return Math.round(100 * Math.exp(3 + bell() / 2 + drift)) / 100
  }
}

type Feature = { reference: Float64Array; window: Float64Array; edges: Float64Array }

function makeFeature(index: number): Feature {
  const random = uniforms(index + 1)
  const drift = index < 12 ? 0 : (index - 11) / 60
  const reference = new Float64Array(REFERENCE_ROWS)
  const window = new Float64Array(WINDOW_ROWS)
  for (let i = 0; i < REFERENCE_ROWS; i++) reference[i] = draw(index, random, 0)
  for (let i = 0; i < WINDOW_ROWS; i++) window[i] = draw(index, random, drift)
  return { reference, window, edges: Float64Array.from(equalFrequencyEdges(reference.slice().sort(), 64)) }
}

function compare({ reference, window, edges }: Feature): number[] {
  const prepared = prepareReference(reference)
  const placed = placeWindow(prepared, window)
  const { ks, wasserstein } = exactDistances(prepared, window, placed)
  const { logP } = kolmogorovTwoSample({ d: ks, n: reference.length, m: window.length })
  const [a, b] = [preparedCounts(prepared, edges), placedCounts(prepared, placed, edges)]
  const none = new Float64Array()
  const [p, q] = [shares(a) ?? none, shares(b) ?? none]
  const [smoothP, smoothQ] = [smoothedShares(a) ?? none, smoothedShares(b) ?? none]
  return [
    ks,
    pFromLog(logP),
    wasserstein / moments(reference).sd,
    jensenShannon(p, q),
    hellinger(p, q),
    psi(smoothP, smoothQ),
    klDivergence(smoothP, smoothQ),
    totalVariation(p, q),
  ]
}

const bytes = (values: Float64Array) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
const hasSciPy = () => spawnSync('python3', ['-c', 'import scipy.stats'], { stdio: 'ignore' }).status === 0

type Yardstick = { seconds: number; figures: number[][] }

function runSciPy(folder: string, features: number): Yardstick {
  const script = fileURLToPath(new URL('./drift-exact.py', import.meta.url))
  const run = spawnSync('python3', [script, folder, String(features)], { encoding: 'utf8', maxBuffer: 1 << 26 })
  if (run.status !== 0) throw new Error(`SciPy failed: ${run.stderr.slice(-500)}`)
  return JSON.parse(run.stdout) as Yardstick
}

function largestDifference(ours: readonly number[][], theirs: readonly number[][]): number {
  const off = ours.flatMap((row, i) =>
    row.map((value, j) => {
      const want = theirs[i]?.[j] ?? Number.NaN
      return Math.abs(value - want) / Math.max(1e-3, Math.abs(want))
    }),
  )
  return Math.max(...off)
}

/**
 * Exact drift in process, reference prepared anew for every feature, against SciPy's `ks_2samp`,
 * `wasserstein_distance` and NumPy's binned distances on the same data in the same minute. `size` shrinks it for a
 * quick look.
 */
export function driftExactBench(features = FEATURES): DriftExactRow {
  const name = `exact drift, ${features} features, ${REFERENCE_ROWS} x ${WINDOW_ROWS} rows`
  const scipy = hasSciPy()
  const folder = mkdtempSync(path.join(tmpdir(), 'drift-exact-'))
  try {
    compare({ ...makeFeature(0), edges: Float64Array.of(0) })
    let seconds = 0
    const figures: number[][] = []
    for (let i = 0; i < features; i++) {
      const feature = makeFeature(i)
      if (scipy) {
        writeFileSync(path.join(folder, `r${i}.f64`), bytes(feature.reference))
        writeFileSync(path.join(folder, `w${i}.f64`), bytes(feature.window))
        writeFileSync(path.join(folder, `e${i}.f64`), bytes(feature.edges))
      }
      const start = performance.now()
      figures.push(compare(feature))
      seconds += (performance.now() - start) / 1000
    }
    if (!scipy) {
      return {
        name,
        ours: seconds,
        yardstick: null,
        ratio: null,
        bar: BAR,
        difference: null,
        note: 'skipped: no python3 with SciPy',
      }
    }
    const yardstick = runSciPy(folder, features)
    const ratio = yardstick.seconds / seconds
    const difference = largestDifference(figures, yardstick.figures)
    const note = difference <= 1e-9 ? 'same numbers to 1e-9' : `numbers differ by ${difference.toExponential(1)}`
    return { name, ours: seconds, yardstick: yardstick.seconds, ratio, bar: BAR, difference, note }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const row = driftExactBench(Number(process.argv[2] ?? FEATURES))
  const against =
    row.yardstick === null
      ? ''
      : `; SciPy ${row.yardstick.toFixed(2)} s; ratio ${row.ratio?.toFixed(1)} (bar ${row.bar})`
  console.log(`${row.name}: ${row.ours.toFixed(2)} s${against}; ${row.note}`)
}
