import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ingestLabels } from '@/server/labels/ingest'
import { createModel } from '@/server/models/create'
import { createVersion } from '@/server/models/create-version'
import { ingestPredictions } from '@/server/predictions/ingest'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { createUseCase } from '@/server/use-cases/create'
import { readFairness } from './read-fairness'

const START = Date.UTC(2025, 11, 20)
const HOUR = 3_600_000

let test: TestSystem
beforeAll(async () => {
  test = await openTestSystem()
  const admin = await test.as('admin')
  await createUseCase.execute(admin, { slug: 'u', name: 'U', problem: 'p' })
  const base = { useCase: 'u', kind: 'ml', task: 'binary', positiveClass: '1' } as const
  await createModel.execute(admin, { ...base, slug: 'm', name: 'M' })
  await createModel.execute(admin, {
    ...base,
    slug: 'silent',
    name: 'S',
    labels: { policy: 'absence', after: 'P1D', value: '0' },
  })
  for (const model of ['m', 'silent'])
    await createVersion.execute(admin, { model, version: '1', features: [], segments: ['DIS', 'site'] })
  await createVersion.execute(admin, { model: 'm', version: 'bare', features: [] })
})
afterAll(() => test.close())

type Case = { id: string; label: number; prediction: number; score: number; dis: string; hour: number }

async function load(model: string, cases: readonly Case[]): Promise<void> {
  const admin = await test.as('admin')
  for (let i = 0; i < cases.length; i += 5000) {
    const part = cases.slice(i, i + 5000)
    await ingestPredictions.execute(admin, {
      model,
      version: '1',
      predictions: part.map((one) => ({
        id: one.id,
        timestamp: new Date(START + one.hour * HOUR).toISOString(),
        prediction: one.prediction,
        score: one.score,
        segments: { DIS: one.dis, site: 'all' },
      })),
    })
    await ingestLabels.execute(admin, { model, labels: part.map(({ id, label }) => ({ id, label })) })
  }
}

describe('fairness of a version', () => {
  it('refuses an undeclared field, names a task or version without groups', async () => {
    const risk = await test.as('risk_officer')
    const ask = { model: 'm', version: '1' }
    await expect(readFairness.execute(risk, { ...ask, field: 'age' })).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await readFairness.execute(risk, { model: 'm', version: 'bare' })).toMatchObject({
      reason: 'no_segments_declared',
      fields: [],
    })
    const empty = await readFairness.execute(risk, { ...ask, field: 'DIS', equalOpportunity: 0.1 })
    expect(empty.fields[0]).toMatchObject({ groups: [], verdict: 'warn', judgements: [{ because: 'not_measurable' }] })
  })

  it('reads no label as the policy says, and hides small groups from whoever may not read cases', async () => {
    const admin = await test.as('admin')
    const send = (n: number, dis: string) =>
      ingestPredictions.execute(admin, {
        model: 'silent',
        version: '1',
        predictions: Array.from({ length: n }, (_, i) => ({
          id: `${dis}${i}`,
          timestamp: new Date(START + i * HOUR).toISOString(),
          prediction: i % 2,
          segments: { DIS: dis },
        })),
      })
    await send(60, 'many')
    await send(3, 'few')
    const ask = { model: 'silent', version: '1', field: 'DIS' }
    const [field] = (await readFairness.execute(await test.as('risk_officer'), ask)).fields
    expect(field?.groups.map(({ value, n, positives }) => [value, n, positives])).toEqual([
      ['many', 60, 0],
      ['few', 3, 0],
    ])
    expect(field?.groups[0]?.measures.selection_rate.value).toBe(0.5)
    expect(field?.groups[0]?.measures.equal_opportunity).toMatchObject({ value: null, reason: 'no_positives' })
    const [seen] = (await readFairness.execute(await test.as('devops'), ask)).fields
    expect(seen?.groups.map((group) => group.value)).toEqual(['many'])
    expect(seen?.suppressed).toBe(1)
  })
})

const FILE = '../shared/data/employment_MA_every10th.csv'
const present = existsSync(FILE)
if (!present) console.warn(`skipped: ${FILE} is not here`)

describe.skipIf(!present)('the employment log', () => {
  it('shows the recall gap of disability from rollups, equal to a count over the file, and blocks', async () => {
    const [head = '', ...lines] = readFileSync(FILE, 'utf8').trim().split('\n')
    const names = head.trim().split(',')
    const cases = lines.map((line, place): Case => {
      const cell = (name: string) => line.trim().split(',')[names.indexOf(name)] ?? ''
      return {
        id: cell('id'),
        label: Number(cell('employed')),
        prediction: Number(cell('prediction')),
        score: Number(cell('predicted_probability')),
        dis: cell('DIS'),
        hour: place % 240,
      }
    })
    await load('m', cases)
    const ask = { model: 'm', version: '1', from: '2025-12-20T00:00:00Z', to: '2026-01-01T00:00:00Z' }
    const found = await readFairness.execute(await test.as('risk_officer'), {
      ...ask,
      selectionRate: 0.2,
      equalOpportunity: 0.2,
      calibration: 0.2,
    })
    const dis = found.fields.find((field) => field.name === 'DIS')
    for (const group of dis?.groups ?? []) {
      const rows = cases.filter((one) => one.dis === group.value)
      const positives = rows.filter((one) => one.label === 1)
      expect(group.n).toBe(rows.length)
      expect(group.measures.equal_opportunity.value).toBeCloseTo(
        positives.filter((one) => one.prediction === 1).length / positives.length,
        12,
      )
    }
    expect(dis?.groups.map((group) => group.measures.equal_opportunity.value?.toFixed(4))).toEqual(['0.8894', '0.3355'])
    expect(dis).toMatchObject({ verdict: 'block' })
    expect(dis?.gaps.find((gap) => gap.measure === 'equal_opportunity')).toMatchObject({
      lowest: { value: '1' },
      highest: { value: '2' },
    })
    expect(found.fields.find((field) => field.name === 'site')).toMatchObject({ verdict: 'warn' })
  }, 120_000)
})
