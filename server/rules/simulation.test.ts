import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { tableModel } from '@/domain/rules/rules-fixture'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { IDLE_SECONDS, resumeSimulations } from './claim-simulation'
import { EngineHost } from './engine-host'
import { runSimulation } from './run-simulation'
import { simulateRules } from './simulate'
import { getSimulation, listSimulations } from './simulations'
import { readRuleTables } from './table'
import { addModel, addVersion, FEATURES, type LoggedCase, logTraffic } from './traffic-fixture'

let test: TestSystem
const SIZE = 6000
const START = Date.UTC(2025, 5, 2)
/** Several at once may take all memory before their time is over. */
const LIMIT = /^(time|memory)_limit$/
const COUNTRIES = ['DE', 'FR', 'PL', 'US']

type Case = { amount: number | null; country: string | null; vip: boolean | null; old: string; label: string | null }
/** Odd enough to meet every row, and the same each time. */
const CASES: Case[] = Array.from({ length: SIZE }, (_, i) => {
  const at = (i * 7919) % 1009
  return {
    amount: i % 17 === 0 ? null : at / 2,
    country: i % 13 === 0 ? null : (COUNTRIES[(i * 31) % 4] ?? null),
    vip: i % 5 === 0 ? null : i % 3 === 0,
    old: at > 700 ? '1' : '0',
    label: i % 4 === 0 ? null : String(Number((i * 37) % 11 > 7)),
  }
})

const rules = tableModel({
  fields: ['amount', 'country', 'vip'],
  rows: [
    ['> 400', '"DE", "FR"', '', '"1"'],
    ['', '', 'true', '"0"'],
    ['[100..300)', 'not in ["US"]', '', '"1"'],
    ['<= 50', '', '', '"0"'],
    ['!= null', '', '', '"0"'],
  ],
})

/** The rules above once more, by hand: the row from 0, or null. */
function rowOf({ amount, country, vip }: Case): number | null {
  if (amount !== null && amount > 400 && (country === 'DE' || country === 'FR')) return 0
  if (vip === true) return 1
  if (amount !== null && amount >= 100 && amount < 300 && country !== 'US') return 2
  if (amount !== null && amount <= 50) return 3
  return amount !== null ? 4 : null
}
const OUTPUT = ['1', '0', '1', '0', '0']

const target = { model: 'scorer', version: 'new' }
const simulate = async (more: { version?: string; source?: string; from?: string; to?: string } = {}) => {
  test.clock.advance(1000)
  const { id } = await simulateRules.execute(await test.as('data_scientist'), { ...target, source: 'old', ...more })
  await runSimulation({ simulationId: id })
  return getSimulation.execute(await test.withKey('read'), { id })
}

beforeAll(async () => {
  test = await openTestSystem()
  await addModel(test, 'scorer')
  await addVersion(test, { model: 'scorer', version: 'old' })
  await addVersion(test, target, { rules })
  const cases = CASES.map((one, i): LoggedCase => {
    const { amount, country, vip, old } = one
    return {
      id: `c${i}`,
      timestamp: new Date(START + i * 600_000).toISOString(),
      features: { amount, country, vip },
      prediction: old,
    }
  })
  const labels = CASES.flatMap(({ label }, i) => (label === null ? [] : [{ id: `c${i}`, label }]))
  await logTraffic(test, { model: 'scorer', version: 'old' }, { cases, labels })
})
afterAll(() => test.close())

describe('a simulation', () => {
  it('equals an evaluation by hand, case by case', async () => {
    const queued = await simulateRules.execute(await test.as('data_scientist'), { ...target, source: 'old' })
    expect(queued).toMatchObject({ state: 'queued', progress: 0, scored: 0, source: 'old' })
    await runSimulation({ simulationId: queued.id })
    const done = await getSimulation.execute(await test.withKey('read'), { id: queued.id })
    expect(done).toMatchObject({ state: 'done', progress: 1, total: SIZE, scored: SIZE, error: null })
    const { result } = done
    const now = CASES.map((one) => ({ ...one, row: rowOf(one), said: OUTPUT[rowOf(one) ?? -1] ?? null }))
    const agree = now.filter(({ old, said }) => old === said).length
    expect([result?.rows, result?.agree, result?.changed]).toEqual([SIZE, agree, SIZE - agree])
    for (const { before, now: said, count } of result?.changes ?? [])
      expect(count).toBe(now.filter((one) => one.old === before && one.said === said).length)
    expect(result?.changes.reduce((sum, { count }) => sum + count, 0)).toBe(SIZE - agree)
    expect(result?.hits).toEqual(
      OUTPUT.map((_, row) => ({ table: 'table', row: row + 1, hits: now.filter((one) => one.row === row).length })),
    )
    const undecided = now.filter(({ row }) => row === null).length
    expect([result?.tables, result?.undecided]).toEqual([
      [{ table: 'table', name: 'Decision', misses: undecided }],
      { no_row: undecided },
    ])
    expect(result?.weeks.map(({ rows }) => rows)).toEqual([1008, 1008, 1008, 1008, 1008, 960])
    expect(result?.examples).toHaveLength(200)
    for (const { id, before, now: said } of result?.examples ?? []) {
      const one = now[Number(id.slice(1))]
      expect([one?.old, one?.said]).toEqual([before, said])
    }
    const labelled = now.filter(({ label }) => label !== null)
    const right = (which: 'old' | 'said', other: 'old' | 'said', both: boolean) =>
      labelled.filter((one) => one[which] === one.label && (one[other] === one.label) === both).length
    expect(result?.paired).toMatchObject({
      labelled: labelled.length,
      bothRight: right('old', 'said', true),
      onlyBefore: right('old', 'said', false),
      onlyNow: right('said', 'old', false),
    })
    for (const label of ['0', '1'])
      for (const said of ['0', '1', null]) {
        const count = labelled.filter((one) => one.label === label && one.said === said).length
        expect(result?.paired?.now[label]?.[said ?? ''] ?? 0).toBe(count)
      }
  })

  it('looks only at its window', async () => {
    const window = { from: new Date(START + 60_000_000).toISOString(), to: new Date(START + 120_000_000).toISOString() }
    const { result } = await simulate(window)
    expect(result?.rows).toBe(100)
    expect((await simulate({ from: '2030-01-01T00:00:00Z' })).result).toMatchObject({
      rows: 0,
      paired: null,
      examples: [],
    })
  })

  it('gives the table its hits', async () => {
    await simulate()
    const { tables, simulation } = await readRuleTables.execute(await test.withKey('read'), target)
    expect(tables[0]?.rows.map(({ hits }) => hits)).toEqual(
      OUTPUT.map((_, row) => CASES.filter((one) => rowOf(one) === row).length),
    )
    expect([simulation?.state, simulation?.scored]).toEqual(['done', SIZE])
  })

  it('that does not end is ended, audited, and leaves nothing', async () => {
    const loop = tableModel({
      fields: [null],
      rows: [['count([0..3000], some([0..3000], some([0..3000], # == -1))) == amount', '"1"']],
    })
    await addVersion(test, { model: 'scorer', version: 'loop' }, { rules: loop })
    const failed = await simulate({ version: 'loop', to: new Date(START + 3_000_000).toISOString() })
    expect(failed).toMatchObject({
      state: 'failed',
      result: null,
      scored: 0,
      error: { code: expect.stringMatching(LIMIT) },
    })
    const [record] = await test.raw(
      'select action, outcome, object_id, detail from audit_records order by seq desc limit 1',
    )
    expect(record).toMatchObject({
      action: 'rules.finishSimulation',
      outcome: 'denied',
      object_id: failed.id,
      detail: { error: expect.stringMatching(LIMIT) },
    })
  })

  it('of regression compares numbers', async () => {
    await addModel(test, 'price', { task: 'regression' })
    await addVersion(test, { model: 'price', version: 'old' })
    const linear = tableModel({
      fields: ['amount'],
      rows: [
        ['< 10', 'amount * 2'],
        ['', '20'],
      ],
    })
    await addVersion(test, { model: 'price', version: 'new' }, { rules: linear })
    const cases = [1, 5, 30].map((amount, i): LoggedCase => {
      return {
        id: `p${i}`,
        timestamp: new Date(START).toISOString(),
        features: { amount },
        prediction: [2, 9, 20][i] ?? 0,
      }
    })
    await logTraffic(test, { model: 'price', version: 'old' }, { cases, labels: [{ id: 'p1', label: 12 }] })
    const { id } = await simulateRules.execute(await test.as('data_scientist'), {
      model: 'price',
      version: 'new',
      source: 'old',
    })
    await runSimulation({ simulationId: id })
    const { result } = await getSimulation.execute(await test.withKey('read'), { id })
    expect([result?.agree, result?.changes]).toEqual([2, [{ before: '9', now: '10', count: 1 }]])
    expect(result?.paired?.errors).toEqual({ n: 1, absolute: [3, 2], squared: [9, 4] })
  })
})

describe('a simulation is refused', () => {
  it.each([
    ['unknown source', { source: 'nowhere' }, { code: 'not_found' }],
    [
      'empty window',
      { from: '2025-01-02T00:00:00Z', to: '2025-01-02T00:00:00Z' },
      { more: { errors: [{ pointer: '/to' }] } },
    ],
    ['version without rules', { version: 'old', source: 'new' }, { code: 'not_found' }],
  ])('%s', async (_, more, expected) => {
    const asked = simulateRules.execute(await test.as('data_scientist'), { ...target, source: 'old', ...more })
    await expect(asked).rejects.toMatchObject(expected)
  })

  it('where what the rules read was not logged', async () => {
    const few = FEATURES.filter(({ name }) => name !== 'vip').map((one) =>
      one.name === 'amount' ? { ...one, store: 'binned' as const } : one,
    )
    await addVersion(test, { model: 'scorer', version: 'few' }, { features: few })
    const asked = simulateRules.execute(await test.as('data_scientist'), { ...target, source: 'few' })
    await expect(asked).rejects.toMatchObject({
      more: {
        errors: [
          { detail: expect.stringContaining('kept no raw values of the feature amount') },
          { detail: expect.stringContaining('did not log the feature vip') },
        ],
      },
    })
  })

  it('to whoever may not write versions, or is of another use case', async () => {
    await expect(simulateRules.execute(await test.as('sme'), { ...target, source: 'old' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const other = await test.as('data_scientist', 'uc_other')
    await expect(simulateRules.execute(other, { ...target, source: 'old' })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect((await listSimulations.execute(other, {})).items).toEqual([])
  })
})

describe('simulations', () => {
  it('are listed newest first, page by page', async () => {
    const reader = await test.withKey('read')
    const all = (await listSimulations.execute(reader, { model: 'scorer' })).items.map(({ id }) => id)
    const first = await listSimulations.execute(reader, { model: 'scorer', limit: 2 })
    const rest = await listSimulations.execute(reader, { model: 'scorer', cursor: first.next ?? undefined })
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all)
    expect((await listSimulations.execute(reader, { version: 'loop' })).items).toMatchObject([{ state: 'failed' }])
  })

  it('are done once, however often they are started, and again after a worker died', async () => {
    const { id } = await simulateRules.execute(await test.as('data_scientist'), { ...target, source: 'old' })
    await Promise.all([1, 2, 3].map(() => runSimulation({ simulationId: id })))
    const records = await test.raw('select 1 from audit_records where object_id = $1', [id])
    expect(records).toHaveLength(2)
    await test.raw(`update rule_simulations set state = 'running', worker = 'dead' where id = '${id}' returning id`)
    await runSimulation({ simulationId: id })
    expect((await getSimulation.execute(await test.withKey('read'), { id })).state).toBe('running')
    await resumeSimulations({ idleSeconds: 0 })
    await runSimulation({ simulationId: id })
    expect((await getSimulation.execute(await test.withKey('read'), { id })).state).toBe('done')
  })

  it('is not taken from a worker that is slow, but gets on', async () => {
    const formula = tableModel({ fields: [null], rows: [['amount * 3 > 1200', '"1"']] })
    await addVersion(test, { model: 'scorer', version: 'slow' }, { rules: formula })
    const { evaluate } = EngineHost.prototype
    const slow = vi.spyOn(EngineHost.prototype, 'evaluate').mockImplementation(async function (
      this: EngineHost,
      ...given
    ) {
      test.clock.advance((IDLE_SECONDS / 2 + 1) * 1000)
      await resumeSimulations({ idleSeconds: IDLE_SECONDS })
      return evaluate.apply(this, given)
    })
    expect(await simulate({ version: 'slow' })).toMatchObject({ state: 'done', scored: SIZE })
    slow.mockRestore()
  })
})
