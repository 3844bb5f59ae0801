import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { readCell } from '@/domain/rules/cell'
import { decisionOf } from '@/domain/rules/decision'
import { documentSchema } from '@/domain/rules/document'
import { feature, type TableSpec, tableModel } from '@/domain/rules/rules-fixture'
import { holds } from '@/domain/rules/value-set'
import { compileRules } from './compile-rules'
import { decideMany } from './decide-many'
import { EngineHost } from './engine-host'

const host = new EngineHost()
afterAll(() => host.stop())

const VALUES = [null, -2, 0, 1, 2, 3, 4, 5, 6, 9, 'a', 'b', 'c', '3', '', true, false]
const FORMS = [
  ...['> 3', '>= 3', '< 3', '<= 5', '== 3', '!= 3', '3', '-2', '$ > 3', '$ != 3', '$ == 3', '> "a"'],
  ...['[1..5]', '(1..5]', '[1..5)', '(1..5)', '[5..1]', 'in [1..3]', 'not in [1..3]', '$ in [1..3]'],
  ...['"a"', "'b'", '== "b"', '!= "a"', '["a", "c"]', 'in ["a", null]', 'not in ["a","b"]', '$ not in ["a"]'],
  ...['true', 'false', 'null', '== null', '!= null', 'in [1,3]', 'not in [1,3]', '[1, 5]'],
  ...['not($ > 3)', 'not($ == "a")', 'not($ in [1..3])', 'not("a")'],
]
const joined = fc
  .tuple(
    fc.constantFrom(...FORMS),
    fc.array(fc.tuple(fc.constantFrom(', ', ' or ', ' and '), fc.constantFrom(...FORMS)), { maxLength: 3 }),
  )
  .map(([first, rest]) => first + rest.map(([word, form]) => word + form).join(''))

let made = 0
const run = async (raw: object, rows: object[], bulk: boolean) =>
  host.evaluate(compileRules(`t${made++}`, documentSchema.parse(raw)), { rows, bulk, limitMs: 10_000 })

describe('a condition means in the checks what it means in the engine', () => {
  it('for every form and 800 that join some of them', async () => {
    const cells = [...FORMS, ...fc.sample(joined, { numRuns: 800, seed: 7 })]
    const wrong: string[] = []
    const rows = VALUES.map((x) => ({ x }))
    for (const text of cells) {
      const cell = readCell(text)
      if (cell.kind === 'opaque') continue
      const answers = await run(tableModel({ fields: ['x'], rows: [[text, '"hit"']] }), rows, false)
      for (const [i, value] of VALUES.entries()) {
        const says = cell.kind === 'any' || (cell.kind === 'set' && holds(cell.set, value))
        if (answers[i]?.fired.length !== Number(says)) wrong.push(`${text} with ${JSON.stringify(value)}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('a cell that is not written', () => {
  /** Two inputs and two outputs; the first row lacks the cell of the second of each. */
  const outputs = [
    { id: 'o', name: 'Prediction', field: 'prediction' },
    { id: 's', name: 'Score', field: 'score' },
  ]
  const rules = [
    { i0: '> 3', o: '"1"' },
    { i0: '', i1: '"b"', o: '"0"', s: '0.2' },
  ]
  const base = tableModel({ fields: ['x', 'c'], rows: [] })
  const nodes = base.nodes.map((node) =>
    'content' in node ? { ...node, content: { ...node.content, outputs, rules } } : node,
  )
  const rows = [
    { x: 5, c: 'b' },
    { x: 1, c: 'b' },
    { x: 1, c: 'a' },
  ]

  it.each([false, true])('means any value, or no output; many at once: %s', async (bulk) => {
    const answers = await run({ ...base, nodes }, rows, bulk)
    expect(answers.map(({ output, fired }) => [fired, output ?? {}])).toEqual([
      [[[0, 0]], { prediction: '1' }],
      [[[0, 1]], { prediction: '0', score: 0.2 }],
      [[], {}],
    ])
  })
})

describe('many rows at once', () => {
  const numeric = fc.constantFrom('', '> 3', '<= 2', '[1..5)', 'not in [1..3]', '1, 5', 'null', '-', '> >')
  const textual = fc.constantFrom('', '"a"', '!= "b"', 'not in ["a", "c"]', 'null', 'len($) > 0')
  const output = fc.constantFrom('"0"', '"1"', 'x', '', 'x * 2', '$root.x')
  const spec: fc.Arbitrary<TableSpec> = fc.record({
    fields: fc.constant(['x', 'c']),
    rows: fc.array(fc.tuple(numeric, textual, output), { minLength: 1, maxLength: 6 }),
    hitPolicy: fc.constantFrom('first', 'collect'),
  })
  const rows = [null, 0, 1, 2, 3, 4, 5, 0.1].flatMap((x) => ['a', 'b', 'c', 'd', null].map((c) => ({ x, c })))

  it('are decided as each alone, by the same rows', async () => {
    await fc.assert(
      fc.asyncProperty(spec, async (given) => {
        const raw = tableModel(given)
        const [alone, together] = [await run(raw, rows, false), await run(raw, rows, true)]
        expect(together.map(({ fired }) => fired)).toEqual(alone.map(({ fired }) => fired))
        expect(together.map((row) => decisionOf(row, 'binary'))).toEqual(alone.map((row) => decisionOf(row, 'binary')))
      }),
      { numRuns: 60 },
    )
  })

  it('also where the table is one of several nodes', async () => {
    const base = tableModel({
      fields: ['x'],
      rows: [
        ['> 2', '"1"'],
        ['', '"0"'],
      ],
    })
    const expression = {
      id: 'e',
      name: 'E',
      type: 'expressionNode',
      content: { expressions: [{ id: '1', key: 'x', value: 'x + 1' }], passThrough: true },
    }
    const after = {
      id: 'f',
      name: 'F',
      type: 'expressionNode',
      content: { expressions: [{ id: '1', key: 'prediction', value: 'prediction + "!"' }] },
    }
    const edges = [
      ['in', 'e'],
      ['e', 'table'],
      ['table', 'f'],
      ['f', 'out'],
    ]
    const raw = {
      nodes: [...base.nodes, expression, after],
      edges: edges.map(([sourceId, targetId], i) => ({ id: `${i}`, sourceId, targetId })),
    }
    const expected = [
      { output: { prediction: '0!' }, fired: [[0, 1]] },
      { output: { prediction: '1!' }, fired: [[0, 0]] },
    ]
    expect(await run(raw, [{ x: 1 }, { x: 2 }], true)).toEqual(expected)
    expect(await run(raw, [{ x: 1 }, { x: 2 }], false)).toEqual(expected)
  })
})

describe('cases that meet the same conditions', () => {
  const numeric = fc.constantFrom('', '> 3', '<= 2', '[1..5)', 'not in [1..3]', '1, 5', 'null', '!= 4', '> 1 and < 5')
  const textual = fc.constantFrom('', '"a"', '!= "b"', 'not in ["a", "c"]', 'null', '"d", null', '3')
  const spec: fc.Arbitrary<TableSpec> = fc.record({
    fields: fc.constant(['x', 'c', 'x']),
    rows: fc.array(fc.tuple(numeric, textual, numeric, fc.constantFrom('"0"', '"1"', '2')), {
      minLength: 1,
      maxLength: 6,
    }),
    hitPolicy: fc.constantFrom('first', 'collect'),
  })
  const features = [feature('x', 'numeric', true), feature('c', 'categorical', true)]
  const contexts = [null, -1, 0, 0.5, 1, 1.5, 2, 3, 3.5, 4, 5, 6].flatMap((x) =>
    ['a', 'b', 'c', 'd', 'e', null].map((c) => ({ x, c })),
  )

  it('are decided once, as each alone', async () => {
    await fc.assert(
      fc.asyncProperty(spec, async (given) => {
        const document = documentSchema.parse(tableModel(given))
        const compiled = compileRules(`t${made++}`, document)
        const alone = await host.evaluate(compiled, { rows: contexts, bulk: false, limitMs: 10_000 })
        const many = await decideMany(
          host,
          { digest: '', features, document, compiled },
          async () => undefined,
        )(contexts)
        expect(many.map(({ fired }) => fired)).toEqual(alone.map(({ fired }) => fired))
        expect(many.map((row) => decisionOf(row, 'binary'))).toEqual(alone.map((row) => decisionOf(row, 'binary')))
      }),
      { numRuns: 80 },
    )
  })
})

describe('what never ends', () => {
  const loop = tableModel({
    fields: [null],
    rows: [['count([0..3000], some([0..3000], some([0..3000], # == -1))) == x', '"1"']],
  })

  it('is stopped at the limit, and the engine works again', async () => {
    const rules = compileRules('loop', documentSchema.parse(loop))
    const start = performance.now()
    await expect(host.evaluate(rules, { rows: [{ x: 1 }], bulk: false, limitMs: 800 })).rejects.toMatchObject({
      cause: 'time',
    })
    expect(performance.now() - start).toBeLessThan(5000)
    const [answer] = await run(tableModel({ fields: ['x'], rows: [['> 2', '"1"']] }), [{ x: 3 }], false)
    expect(answer?.output).toEqual({ prediction: '1' })
  })

  it.each([
    ['takes too much memory', ['len(map([0..3000], map([0..30000], 1))) == 3001', '"1"'], 'memory'],
    ['makes the engine stop', ['', 'x * 20'], 'crash'],
  ])('costs nothing else when it %s', async (_, row, cause) => {
    const given = tableModel({ fields: [null], rows: [row] })
    await expect(run(given, [{ x: 1e18 }], false)).rejects.toMatchObject({ cause })
    const [answer] = await run(tableModel({ fields: ['x'], rows: [['> 2', '"1"']] }), [{ x: 3 }], false)
    expect(answer?.output).toEqual({ prediction: '1' })
  })
})

it('a process that ended while nobody asked is replaced before the next request', async () => {
  const own = new EngineHost()
  const rules = compileRules('own', documentSchema.parse(tableModel({ fields: ['x'], rows: [['> 2', '"1"']] })))
  const ask = () => own.evaluate(rules, { rows: [{ x: 3 }], bulk: false, limitMs: 10_000 })
  await ask()
  const { child } = (own as unknown as { engine: { child: ChildProcess } }).engine
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await ask()).toMatchObject([{ output: { prediction: '1' } }])
  own.stop()
})
