import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tableModel } from '@/domain/rules/rules-fixture'
import { Context } from '@/server/kernel/context'
import { createVersion } from '@/server/models/create-version'
import { findVersion } from '@/server/models/read'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { checkRules } from './check'
import { checkDraft } from './check-draft'
import { sharedEngine } from './engine-host'
import { evaluateRules } from './evaluate'
import { ruleTestResults } from './read-test-results'
import { runRuleTests } from './run-tests'
import { readRuleTables } from './table'
import { addModel, addVersion, FEATURES } from './traffic-fixture'

let test: TestSystem
const good = {
  ...tableModel({
    fields: ['amount', 'country', 'vip'],
    rows: [
      ['> 100', '"DE", "FR"', '', '"1"'],
      ['', '', 'true', '"0"'],
      ['> 500', '', '', '"1"'],
      ['', '', '', '"0"'],
    ],
  }),
  testCases: [
    { name: 'Large and German', input: { amount: 200, country: 'DE' }, output: '1' },
    { name: 'Wrong on purpose', input: { amount: 1 }, output: { prediction: '1' } },
  ],
}
const v1 = { model: 'scorer', version: '1' }

beforeAll(async () => {
  test = await openTestSystem()
  await addModel(test, 'scorer')
  await addVersion(test, v1, { rules: good })
})
afterAll(() => test.close())

const loop = tableModel({
  fields: [null],
  rows: [['count([0..3000], some([0..3000], some([0..3000], # == -1))) == amount', '"1"']],
})
const circle = () => {
  const model = tableModel({ fields: ['amount'], rows: [['> 1', '"1"']] })
  return { ...model, edges: [...model.edges, { id: 'back', sourceId: 'out', targetId: 'table' }] }
}

describe('a rules version', () => {
  it.each([
    ['a cycle', circle(), 'cycle', '/rules/edges'],
    [
      'an unknown field',
      tableModel({ fields: ['income'], rows: [['> 1', '"1"']] }),
      'unknown_field',
      '/rules/nodes/1/content/inputs/0/field',
    ],
    [
      'a function',
      { nodes: [{ id: 'f', name: 'F', type: 'functionNode', content: 'while (true) {}' }], edges: [] },
      'node_kind',
      '/rules/nodes/0/type',
    ],
    [
      '100,000 rows',
      tableModel({ fields: ['amount'], rows: Array.from({ length: 100_000 }, () => ['> 1', '"1"']) }),
      'too_many_rows',
      '/rules/nodes/1/content/rules',
    ],
    [
      'a test case on something else',
      { ...good, testCases: [{ name: 'Large', input: { amuont: 200 }, output: '1' }] },
      'test_case',
      '/rules/testCases/0/input/amuont',
    ],
    ['no decision model', { nodes: [{ id: 'in', name: '', type: 'inputNode' }] }, 'invalid_type', '/rules/edges'],
  ])('with %s is refused, audited, and not there', async (name, rules, code, pointer) => {
    const scientist = await test.as('data_scientist')
    const before = await test.raw('select count(*)::integer as n from model_versions')
    const version = { model: 'scorer', version: name, features: FEATURES, rules }
    await expect(createVersion.execute(scientist, version)).rejects.toMatchObject({
      code: 'invalid_input',
      more: { errors: [{ code, pointer }] },
    })
    expect(await test.raw('select count(*)::integer as n from model_versions')).toEqual(before)
    const [record] = await test.raw(
      'select action, outcome, object_id, detail from audit_records order by seq desc limit 1',
    )
    expect(record).toEqual({
      action: 'versions.create',
      outcome: 'denied',
      object_id: 'scorer',
      detail: { rules: [code] },
    })
  })

  it('of an outside rule engine has no rules here', async () => {
    const outside = { model: 'scorer', version: 'outside' }
    await addVersion(test, outside)
    const reader = await test.withKey('read')
    await expect(checkRules.execute(reader, outside)).rejects.toMatchObject({ code: 'not_found' })
    await expect(evaluateRules.execute(reader, { ...outside, inputs: [{}] })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('stands among learnt ones under the same contract', async () => {
    await addModel(test, 'learned', { kind: 'ml' })
    const wrong = addVersion(test, { model: 'learned', version: '1' }, { rules: { if: 'amount > 1' } })
    await expect(wrong).rejects.toMatchObject({
      code: 'invalid_input',
      more: { errors: [{ pointer: '/rules/nodes' }, {}] },
    })
    await addVersion(test, { model: 'learned', version: '1' }, { rules: good })
    const asked = { model: 'learned', version: '1', inputs: [{ amount: 101, country: 'DE' }] }
    const { items } = await evaluateRules.execute(await test.withKey('read'), asked)
    expect(items).toMatchObject([{ prediction: '1' }])
  })
})

describe('evaluate', () => {
  const evaluate = async (...inputs: Record<string, number | string | boolean | null>[]) =>
    (await evaluateRules.execute(await test.withKey('read'), { ...v1, inputs })).items

  it('decides, and says which row fired', async () => {
    const items = await evaluate(
      { amount: 101, country: 'DE' },
      { amount: 101, country: 'PL' },
      { amount: 900, vip: 'true' },
      {},
    )
    expect(items.map(({ prediction, fired }) => [prediction, fired.map(({ row }) => row)])).toEqual([
      ['1', [1]],
      ['0', [4]],
      ['0', [2]],
      ['0', [4]],
    ])
    expect(items[0]).toEqual({
      prediction: '1',
      score: null,
      reason: null,
      output: { prediction: '1' },
      fired: [{ table: 'table', name: 'Decision', row: 1 }],
    })
  })

  it('takes every number, and says where one is beyond the engine', async () => {
    const items = await evaluate(
      { amount: 1e-300 },
      { amount: 1.2345678901234567e-14 },
      { amount: 1e17, country: 'FR' },
      { amount: 1e300 },
    )
    expect(items.map(({ prediction, reason }) => [prediction, reason])).toEqual([
      ['0', null],
      ['0', null],
      ['1', null],
      [null, 'failed'],
    ])
  })

  it('refuses names that are no features, and values of another type', async () => {
    await expect(evaluate({ amount: 1 }, { income: 1 }, { amount: '200', vip: 'maybe' })).rejects.toMatchObject({
      code: 'invalid_input',
      more: {
        errors: [
          { pointer: '/inputs/1/income', code: 'unknown_field' },
          { pointer: '/inputs/2/amount', code: 'field_kind', detail: 'amount must be numeric, not "200"' },
          { pointer: '/inputs/2/vip', code: 'field_kind', detail: 'vip must be boolean, not "maybe"' },
        ],
      },
    })
  })

  it('stops what does not end, and goes on', async () => {
    await addVersion(test, { model: 'scorer', version: 'loop' }, { rules: loop })
    const asked = evaluateRules.execute(await test.withKey('read'), {
      model: 'scorer',
      version: 'loop',
      inputs: [{ amount: 1 }],
    })
    await expect(asked).rejects.toMatchObject({
      code: 'invalid_input',
      more: { errors: [{ code: 'time_limit', pointer: '/rules' }] },
    })
    expect((await evaluate({ amount: 1 }))[0]?.prediction).toBe('0')
  })

  it('is for whoever may see the model', async () => {
    const other = await test.as('data_scientist', 'uc_other')
    await expect(evaluateRules.execute(other, { ...v1, inputs: [{}] })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('test cases, checks and tables', () => {
  const stored = async (ref: typeof v1) => {
    const admin = await test.as('admin')
    return test.engine.read((tx) => findVersion(new Context(tx, admin, 'model:read'), ref))
  }

  it('runs the cases that are kept with the version', async () => {
    const result = await runRuleTests.execute(await test.withKey('read'), v1)
    expect([result.total, result.passed]).toEqual([2, 1])
    expect(result.items.map(({ name, passed, differences }) => [name, passed, differences])).toEqual([
      ['Large and German', true, []],
      ['Wrong on purpose', false, [{ field: 'prediction', expected: '1', actual: '0' }]],
    ])
    const { version } = await stored(v1)
    expect(await ruleTestResults(version, 'binary')).toEqual({ tests: 2, failed: ['Wrong on purpose'] })
    expect(await ruleTestResults({ ...version, rules: null }, 'binary')).toBeNull()
  })

  it('a case that the engine fails on does not pass, whatever it expects', async () => {
    const beyond = { ...good, testCases: [{ input: { amount: 1e300 }, output: null }] }
    await addVersion(test, { model: 'scorer', version: 'beyond' }, { rules: beyond })
    const asked = { model: 'scorer', version: 'beyond' }
    const { passed, items } = await runRuleTests.execute(await test.withKey('read'), asked)
    expect([passed, items]).toMatchObject([0, [{ name: 'Test 1', passed: false, error: expect.any(String) }]])
  })

  it('all fail while the engine does not answer, and are asked again', async () => {
    const ref = { model: 'scorer', version: 'slow' }
    const slow = tableModel({
      fields: [null],
      rows: [['len(filter([0..1500], len(filter([0..1500], # > 1)) > 1)) > 1', '"1"']],
    })
    await addVersion(test, ref, { rules: { ...slow, testCases: [{ name: 'Takes a while', input: {}, output: '1' }] } })
    const { version } = await stored(ref)
    const asked = ruleTestResults(version, 'binary')
    await nextTurn()
    sharedEngine().stop()
    expect(await asked).toEqual({ tests: 1, failed: ['Takes a while'] })
    expect(await ruleTestResults(version, 'binary')).toEqual({ tests: 1, failed: [] })
  })

  it('finds nothing wrong with a table that is right, and says what the engine cannot read', async () => {
    const reader = await test.withKey('read')
    const right = await checkRules.execute(reader, v1)
    expect([right.tables[0]?.counts, right.unreadable]).toEqual([
      { gap: 0, overlap: 6, contradiction: 2, unreachable: 0, empty: 0, notChecked: 0 },
      [],
    ])
    await addVersion(
      test,
      { model: 'scorer', version: 'odd' },
      {
        rules: tableModel({
          fields: ['amount'],
          rows: [
            ['> 1 >', '"a" +'],
            ['', '"1"'],
          ],
        }),
      },
    )
    const odd = await checkRules.execute(reader, { model: 'scorer', version: 'odd' })
    expect(odd.unreadable?.map(({ row, column }) => [row, column])).toEqual([
      [1, 'amount'],
      [1, 'Prediction'],
    ])
    expect(odd.unreadableCount).toBe(2)
  })

  it('shows the table, without hits before there is a simulation', async () => {
    const { tables, testCases, simulation } = await readRuleTables.execute(await test.withKey('read'), v1)
    expect([testCases, simulation]).toEqual([2, null])
    expect(tables[0]?.columns.map(({ name, role, type }) => [name, role, type])).toEqual([
      ['amount', 'input', 'numeric'],
      ['country', 'input', 'categorical'],
      ['vip', 'input', 'boolean'],
      ['Prediction', 'output', null],
    ])
    expect(tables[0]?.rows[0]).toEqual({
      row: 1,
      id: 'r1',
      description: null,
      cells: [
        { text: '> 100', kind: 'set' },
        { text: '"DE", "FR"', kind: 'set' },
        { text: '', kind: 'any' },
        { text: '"1"', kind: 'output' },
      ],
      hits: null,
    })
  })

  it('checks rules that are being written', async () => {
    const scientist = await test.as('data_scientist')
    const draft = { model: 'scorer', version: '1', rules: tableModel({ fields: ['amount'], rows: [['> 1', '"1"']] }) }
    const { problems, tables, unreadable } = await checkDraft.execute(scientist, draft)
    expect([problems, tables[0]?.counts.gap, unreadable]).toEqual([[], 1, []])
    const wrong = await checkDraft.execute(scientist, { ...draft, rules: circle() })
    expect(wrong).toMatchObject({ problems: [{ code: 'cycle', pointer: '/rules/edges' }], tables: [], unreadable: [] })
    const half = tableModel({ fields: ['amount'], rows: [['> 1 >', '"1"']] })
    const { model, version, digest, ...stored } = await checkRules.execute(await test.withKey('read'), v1)
    expect(await checkDraft.execute(scientist, { ...draft, rules: good })).toEqual({ problems: [], ...stored })
    expect(await checkDraft.execute(scientist, { ...draft, rules: half })).toMatchObject({
      problems: [],
      unreadable: [{ row: 1, column: 'amount' }],
      unreadableCount: 1,
    })
    await expect(checkDraft.execute(await test.as('sme'), draft)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
