import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { FeatureSample } from '@/domain/features/baseline'
import evidently from '@/stats/fixtures/drift_evidently.json'
import nannyml from '@/stats/fixtures/drift_nannyml.json'
import { exactFindings } from './exact'

const folder = path.resolve(import.meta.dirname, '../../../shared/data')
const present = existsSync(folder)
if (!present) console.log(`drift vectors skipped: no data at ${folder}`)

type Row = Record<string, string>
function rows(file: string): Row[] {
  if (!present) return []
  const bytes = readFileSync(path.join(folder, file))
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const [head = '', ...lines] = text.trim().split('\n')
  const names = head.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))
  })
}

function sampleOf(from: readonly Row[], column: string, type: string): FeatureSample {
  const cells = from.map((row) => row[column] ?? '')
  if (type === 'num') return { kind: 'numeric', values: Float64Array.from(cells, Number), missing: 0, invalid: 0 }
  const categories = [...new Set(cells)]
  const code = new Map(categories.map((category, i) => [category, i]))
  return {
    kind: 'categorical',
    codes: Int32Array.from(cells, (cell) => code.get(cell) ?? 0),
    categories,
    missing: 0,
    invalid: 0,
  }
}

/**
 * Made from scores with more digits than the public file holds: its range and number of distinct values differ. What the
 * same formulas give on the file with SciPy 1.17.
 */
const ON_ROUNDED_FILE: Readonly<Record<string, number>> = {
  'predicted_probability wasserstein': 0.004357516978355715,
  'predicted_probability hellinger': 0.007520807736332431,
}
const SKIPPED = new Set(['cramer_von_mises', 'anderson', 'es', 'TVD', 'fisher_exact'])
const REQUIRED = ['ks', 'wasserstein', 'jensenshannon', 'kl_div', 'psi', 'chisquare', 'z', 'hellinger']
const wanted = evidently.filter(({ method }) => !SKIPPED.has(method))

describe.runIf(present)('Evidently', () => {
  const california = [rows('california_housing_reference.csv'), rows('california_housing_analysis.csv')] as const
  const employment = rows('employment_MA_full.csv.gz')
  const years = ['2015', '2016'].map((year) => employment.filter((row) => row.year === year))
  const pairs: Record<string, readonly (readonly Row[])[]> = { california, employment_MA: years }
  const samples = new Map<string, [FeatureSample, FeatureSample]>()
  const pairOf = ({ dataset, column, type }: { dataset: string; column: string; type: string }) => {
    const key = `${dataset} ${column} ${type}`
    const [reference = [], window = []] = pairs[dataset] ?? []
    const found = samples.get(key) ?? [sampleOf(reference, column, type), sampleOf(window, column, type)]
    samples.set(key, found)
    return found
  }

  it.each(wanted)('$dataset $column $method', (row) => {
    const [reference, window] = pairOf(row)
    const [finding] = exactFindings({
      feature: row.column,
      preset: 'evidently',
      methods: [row.method],
      reference,
      window,
    })
    expect(finding?.n).toEqual({ reference: row.nRef, window: row.nCur })
    const onFile = ON_ROUNDED_FILE[`${row.column} ${row.method}`]
    if (onFile !== undefined) expect(Math.abs(onFile - row.score)).toBeLessThan(2e-5)
    const score = onFile ?? row.score
    const off = Math.abs((finding?.value ?? Number.NaN) - score)
    expect(off).toBeLessThanOrEqual(REQUIRED.includes(row.method) ? 1e-12 : 1e-9)
    if (score > 1e-290) expect(off / score).toBeLessThanOrEqual(1e-9)
    expect(finding?.drifted).toBe(row.drift)
    expect(finding?.threshold).toBe(row.threshold)
  })

  it('chooses the same method by default', () => {
    for (const row of wanted.filter(({ default: chosen }) => chosen)) {
      const [reference, window] = pairOf(row)
      const [finding] = exactFindings({ feature: row.column, preset: 'evidently', methods: null, reference, window })
      expect(`${row.column} ${finding?.method}`).toBe(`${row.column} ${row.method}`)
    }
  })
})

describe.runIf(present)('NannyML', () => {
  const month = (row: Row) => row.timestamp?.slice(0, 7) ?? ''
  const reference = rows('california_housing_reference.csv')
  const all = [...reference, ...rows('california_housing_analysis.csv')]
  const months = [...new Set(reference.map(month))].map((key) => reference.filter((row) => month(row) === key))
  const features = [...new Set(nannyml.map(({ feature }) => feature))]

  it.each(features)('%s', (feature) => {
    const whole = sampleOf(reference, feature, 'num')
    const chunks = months.map((chunk) => sampleOf(chunk, feature, 'num'))
    const of = nannyml.filter((row) => row.feature === feature)
    for (const key of new Set(of.map((row) => row.month))) {
      const window = sampleOf(
        all.filter((row) => month(row) === key),
        feature,
        'num',
      )
      const asked = of.filter((row) => row.month === key)
      const methods = asked.map(({ method }) => method)
      const findings = exactFindings({
        feature,
        preset: 'nannyml',
        methods,
        reference: whole,
        window,
        referenceChunks: chunks,
      })
      for (const [i, row] of asked.entries()) {
        expect(Math.abs((findings[i]?.value ?? Number.NaN) - row.value)).toBeLessThanOrEqual(
          1e-12 * Math.max(1, row.value),
        )
        expect(Math.abs((findings[i]?.threshold ?? Number.NaN) - row.threshold)).toBeLessThanOrEqual(1e-9)
        expect(findings[i]?.drifted).toBe(row.alert)
      }
    }
    expect(of.length).toBe(4 * 14)
  })
})
