import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ingestLabels } from '@/server/labels/ingest'
import { createModel } from '@/server/models/create'
import { createVersion } from '@/server/models/create-version'
import { ingestPredictions } from '@/server/predictions/ingest'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { createUseCase } from '@/server/use-cases/create'
import { readValue } from './read-value'
import { readValueModels } from './read-value-models'
import { setValue } from './set-value'

const HOUR = 3_600_000
const START = Date.UTC(2025, 11, 20)
const CASES = 600
const OLD: [[number, number], [number, number]] = [
  [0.1, -5],
  [-20, 10],
]
const NEW: [[number, number], [number, number]] = [
  [0, -3],
  [-25, 12],
]
const CHANGE = Date.UTC(2025, 11, 29)

/** A case a half hour long after the other, 12.5 days of them; what is known about it follows from its number. */
const at = (i: number) => START + i * (HOUR / 2)
const score = (i: number) => ((i * 37) % 100) / 100
const label = (i: number) => ((i * 53) % 97 < 20 + score(i) * 50 ? 1 : 0)
const decision = (i: number) => (score(i) > 0.6 ? 1 : 0)
const ruled = (i: number) => (i % 5 === 0 ? 1 : 0)
const labelled = (i: number) => i % 7 !== 3

let test: TestSystem
beforeAll(async () => {
  test = await openTestSystem()
  const admin = await test.as('admin')
  await createUseCase.execute(admin, { slug: 'u', name: 'U', problem: 'p' })
  await createUseCase.execute(admin, { slug: 'other', name: 'O', problem: 'p' })
  const model = { slug: 'm', name: 'M', useCase: 'u', kind: 'ml', task: 'binary', positiveClass: '1' } as const
  await createModel.execute(admin, model)
  await createModel.execute(admin, { ...model, slug: 'line', task: 'regression', positiveClass: undefined })
  for (const version of ['rules', 'v1', 'silent'])
    await createVersion.execute(admin, { model: 'm', version, features: [] })
  await createVersion.execute(admin, { model: 'line', version: '1', features: [] })
  const ids = Array.from({ length: CASES }, (_, i) => i)
  const send = (version: string, decide: (i: number) => number, scored: boolean) =>
    ingestPredictions.execute(admin, {
      model: 'm',
      version,
      predictions: ids.map((i) => ({
        id: `c${i}`,
        timestamp: new Date(at(i)).toISOString(),
        prediction: decide(i),
        ...(scored && { score: score(i) }),
        amount: 10 + i,
      })),
    })
  await send('v1', decision, true)
  await send('rules', ruled, false)
  const labels = ids.filter(labelled).map((i) => ({
    id: `c${i}`,
    label: label(i),
    timestamp: new Date(at(i) + HOUR).toISOString(),
  }))
  await ingestLabels.execute(admin, { model: 'm', labels })
})
afterAll(() => test.close())

const COSTS = { runCostPerThousand: 7, reviewCostPerPositive: 0.25, fixedCostPerMonth: 310 }
const window = { from: '2025-12-20T00:00:00Z', to: '2026-01-02T00:00:00Z' }
const brute = (decide: (i: number) => number, [from, to]: [number, number]) => {
  const rows = Array.from({ length: CASES }, (_, i) => i).filter((i) => labelled(i) && at(i) >= from && at(i) < to)
  const nets = rows.map((i) => {
    const matrix = at(i) < CHANGE ? OLD : NEW
    return (matrix[label(i)]?.[decide(i)] ?? Number.NaN) - 0.007 - 0.25 * decide(i)
  })
  const net = nets.reduce((sum, x) => sum + x, 0)
  const variance = nets.reduce((sum, x) => sum + (x - net / nets.length) ** 2, 0) / (nets.length - 1)
  return { n: nets.length, net, half: 1.959963984540054 * Math.sqrt(variance * nets.length) }
}
const fixedOf = (from: number, to: number) => (310 * (to - from)) / (31 * 24 * HOUR)

describe('the value of a version', () => {
  it('has a reason while nobody said what decisions are worth', async () => {
    const found = await readValue.execute(await test.as('manager'), { model: 'm', version: 'v1', ...window })
    expect(found.windows[0]?.net).toEqual({ value: null, reason: 'no_value_model' })
    expect(found.bestThreshold).toEqual({ value: null, reason: 'no_value_model' })
  })

  it('is written once, again unchanged, and replaced with its history kept', async () => {
    const manager = await test.as('manager')
    const first = { model: 'm', currency: 'EUR', matrix: OLD, ...COSTS, baseline: { version: 'rules' } }
    const wrong = { ...first, from: '2025-12-29', matrix: OLD }
    expect((await setValue.execute(manager, first)).created).toBe(true)
    expect((await setValue.execute(manager, first)).created).toBe(false)
    await setValue.execute(manager, wrong)
    const second = await setValue.execute(manager, { ...wrong, matrix: NEW })
    expect(second).toMatchObject({ created: true, item: { from: '2025-12-29T00:00:00.000Z', matrix: NEW } })
    const all = await readValueModels.execute(manager, { model: 'm' })
    expect(all.current?.matrix).toEqual(NEW)
    expect(all.items.map((item) => item.replaced)).toEqual([false, true, false])
    const audit = await test.raw("select detail from audit_records where action = 'value.set' and outcome = 'done'")
    expect(audit).toHaveLength(3)
    await expect(test.raw('delete from value_models')).rejects.toThrow(/append-only/)
  })

  it('equals the sum over raw rows, with the matrix of each day, and over the rules on the same cases', async () => {
    const manager = await test.as('manager')
    const found = await readValue.execute(manager, { model: 'm', version: 'v1', ...window, granularity: 'day' })
    expect(found).toMatchObject({ currency: 'EUR', baseline: { version: 'rules' }, reason: null })
    expect(found.windows).toHaveLength(13)
    for (const day of found.windows) {
      const span: [number, number] = [Date.parse(day.from), Date.parse(day.to)]
      const wanted = brute(decision, span)
      const fixed = fixedOf(...span)
      expect(day.n).toBe(wanted.n)
      expect(day.net).toBeCloseTo(wanted.net - fixed, 9)
      expect(day.low).toBeCloseTo(wanted.net - fixed - wanted.half, 9)
      expect(day.baseline).toBeCloseTo(brute(ruled, span).net - fixed, 9)
      expect(day.difference).toMatchObject({ cases: 'same' })
      expect(day.difference.value).toBeCloseTo(wanted.net - brute(ruled, span).net, 9)
    }
    const whole: [number, number] = [Date.parse(window.from), Date.parse(window.to)]
    expect(found.total?.net).toBeCloseTo(brute(decision, whole).net - fixedOf(...whole), 9)
    expect(found.total?.predictions).toBe(CASES)
    const hours = await readValue.execute(manager, { model: 'm', version: 'v1', ...window, granularity: 'hour' })
    const money = hours.windows.map((hour) => (typeof hour.net === 'number' ? hour.net : 0))
    const costs = hours.windows.reduce((sum, hour) => sum + (hour.costs?.fixed ?? 0), 0)
    expect(money.reduce((sum, x) => sum + x, 0)).toBeCloseTo(brute(decision, whole).net - costs, 9)
  })

  it('has a best threshold that no threshold on raw rows beats by more than a bin', async () => {
    const found = await readValue.execute(await test.as('manager'), { model: 'm', version: 'v1', ...window })
    if (!('threshold' in found.bestThreshold)) throw new Error('no threshold')
    const whole: [number, number] = [Date.parse(window.from), Date.parse(window.to)]
    const { n } = brute(decision, whole)
    const at = (t: number) => (brute((i) => (score(i) > t ? 1 : 0), whole).net - fixedOf(...whole)) / n
    const { threshold, netPerPrediction, decides } = found.bestThreshold
    expect(netPerPrediction).toBeCloseTo(at(decides === 'all' ? -1 : threshold), 9)
    expect(found.windows[0]?.netPerPrediction).toBeLessThanOrEqual(netPerPrediction)
    expect(Math.max(...[0.05, 0.15, 0.25, 0.35, 0.45, 0.55].map(at))).toBeLessThanOrEqual(netPerPrediction + 1e-9)
  })

  it('names what cannot be measured', async () => {
    const manager = await test.as('manager')
    const silent = await readValue.execute(manager, { model: 'm', version: 'silent', ...window })
    expect(silent.windows[0]?.net).toEqual({ value: null, reason: 'no_predictions' })
    const line = await readValue.execute(manager, { model: 'line', version: '1', ...window })
    expect(line).toMatchObject({ reason: 'task_without_value', windows: [] })
    await setValue.execute(manager, {
      model: 'm',
      from: '2025-12-29',
      currency: 'EUR',
      rates: NEW,
      ...COSTS,
      baseline: { version: 'silent' },
    })
    const found = await readValue.execute(manager, { model: 'm', version: 'v1', ...window })
    expect(found.bestThreshold).toEqual({ value: null, reason: 'amounts_not_by_score' })
    expect(found.windows[0]?.baseline).toEqual({ value: null, reason: 'baseline_has_no_labels' })
    expect(typeof found.windows[0]?.net).toBe('number')
  })

  it('refuses what makes no sense, and whoever may not', async () => {
    const manager = await test.as('manager')
    const good = { model: 'm', currency: 'EUR', matrix: OLD }
    for (const bad of [
      { ...good, baseline: { version: 'nope' } },
      { ...good, model: 'line' },
      { ...good, currency: '' },
    ])
      await expect(setValue.execute(manager, bad)).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(setValue.execute(await test.as('devops'), good)).rejects.toMatchObject({ code: 'forbidden' })
    const [other] = await test.raw<{ id: string }>("select id from use_cases where slug = 'other'")
    const outsider = await test.as('manager', other?.id)
    await expect(setValue.execute(outsider, good)).rejects.toMatchObject({ code: 'not_found' })
    await expect(readValue.execute(outsider, { model: 'm', version: 'v1' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
