import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setOf } from './cell'
import { checkTable, type Finding } from './check'
import { documentSchema } from './document'
import type { RuleValue } from './input-values'
import type { Region } from './region'
import { feature, type TableSpec, tableModel, tableOf } from './rules-fixture'
import { type DecisionTable, tablesOf } from './table'
import { holds } from './value-set'

const FEATURES = [feature('x'), feature('c', 'categorical', true), feature('b', 'boolean')]
const HALVES = Array.from({ length: 17 }, (_, i) => i / 2 - 1)
const VALUES: Record<string, RuleValue[]> = { x: HALVES, c: ['p', 'q', 'r', 's', null], b: [true, false] }

const numeric = fc.oneof(
  fc.constant(''),
  fc
    .tuple(fc.constantFrom('>', '>=', '<', '<=', '==', '!='), fc.integer({ min: 0, max: 6 }))
    .map(([op, n]) => `${op} ${n}`),
  fc
    .tuple(
      fc.constantFrom('[', '('),
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 0, max: 6 }),
      fc.constantFrom(']', ')'),
    )
    .map(([open, a, b, close]) => `${open}${Math.min(a, b)}..${Math.max(a, b)}${close}`),
  fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })).map(([a, b]) => `${a}, ${b}`),
  fc.constantFrom('< 2 or > 4', 'not in [1..3]', '> 1 and < 5', '"p"', '-'),
)
const textual = fc.constantFrom('', '"p"', '"p", "q"', 'not in ["p"]', '!= "q"', 'null', '"p", null', '== "r"', '> 3')
const truth = fc.constantFrom('', '', 'true', 'false', '!= true')
const row = fc.tuple(numeric, textual, truth, fc.constantFrom('"0"', '"1"'))
const spec: fc.Arbitrary<TableSpec> = fc.record({
  fields: fc.constant(['x', 'c', 'b']),
  rows: fc.array(row, { maxLength: 7 }),
  hitPolicy: fc.constantFrom('first', 'collect'),
})

type Case = Record<string, RuleValue>
const CASES: Case[] = HALVES.flatMap((x) =>
  (VALUES.c ?? []).flatMap((c) => (VALUES.b ?? []).map((b): Case => ({ x, c, b }))),
)

const applies = (table: DecisionTable, at: number, one: Case) =>
  table.rows[at]?.inputs.every(({ cell }, i) => holds(setOf(cell), one[table.inputs[i]?.field ?? ''] ?? null)) === true

function partHolds(part: Region['fields'][number]['parts'][number], value: RuleValue): boolean {
  if (part.kind === 'missing') return value === null
  if (part.kind === 'boolean' || part.kind === 'text') return part.value === value
  if (part.kind === 'other_texts') return typeof value === 'string' && !part.than.includes(value)
  if (typeof value !== 'number') return false
  const above = part.low === null || value > part.low || (part.lowIncluded && value === part.low)
  return above && (part.high === null || value < part.high || (part.highIncluded && value === part.high))
}

const inRegion = (region: Region, one: Case) =>
  region.fields.every(({ field, parts }) => parts.some((part) => partHolds(part, one[field] ?? null)))

const of = <Kind extends Finding['kind']>(findings: Finding[], kind: Kind) =>
  findings.filter((found): found is Extract<Finding, { kind: Kind }> => found.kind === kind)

describe('static checks against every case of a grid', () => {
  it('finds exactly the gaps, overlaps and rows out of reach that are there', () => {
    fc.assert(
      fc.property(spec, (given) => {
        const table = tableOf(given, FEATURES)
        const { findings, complete } = checkTable(table)
        expect(complete).toBe(true)
        const rows = table.rows.map((_, i) => i)
        const deciding = CASES.map((one) => rows.filter((i) => applies(table, i, one)))
        const gaps = of(findings, 'gap')
        for (const [i, one] of CASES.entries())
          expect(gaps.some(({ region }) => inRegion(region, one))).toBe(deciding[i]?.length === 0)
        for (const { region } of gaps) expect(rows.some((i) => applies(table, i, region.example))).toBe(false)
        const pairs = new Set(
          deciding.flatMap((on) => on.flatMap((a, k) => on.slice(k + 1).map((b) => `${a + 1} ${b + 1}`))),
        )
        expect(new Set(of(findings, 'overlap').map((found) => found.rows.join(' ')))).toEqual(pairs)
        const first = given.hitPolicy === 'first'
        const reached = new Set(first ? deciding.map(([on]) => on) : deciding.flat())
        expect(new Set(of(findings, 'unreachable').map((found) => found.row - 1))).toEqual(
          new Set(rows.filter((i) => !reached.has(i))),
        )
        for (const { rows: at, region } of of(findings, 'overlap'))
          for (const row of at) expect(applies(table, row - 1, region.example)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('calls two rows contradictory when they share cases and differ, but not a general case after a special one', () => {
    fc.assert(
      fc.property(spec, (given) => {
        const table = tableOf(given, FEATURES)
        const { findings } = checkTable(table)
        const cases = table.rows.map((_, i) => CASES.map((one) => applies(table, i, one)))
        const expected = new Set<string>()
        for (const [a, left] of cases.entries())
          for (const [b, right] of cases.entries()) {
            if (a >= b || !left.some((on, k) => on && right[k])) continue
            if (table.rows[a]?.outputs[0] === table.rows[b]?.outputs[0]) continue
            const around = left.every((on, k) => !on || right[k]) && right.some((on, k) => on && !left[k])
            if (given.hitPolicy === 'collect' || !around) expected.add(`${a + 1} ${b + 1}`)
          }
        expect(new Set(of(findings, 'contradiction').map((found) => found.rows.join(' ')))).toEqual(expected)
      }),
      { numRuns: 400 },
    )
  })
})

/** 500 rows: 25 stretches of x by 20 values of c, each row one field of the grid. */
function grid(): string[][] {
  return Array.from({ length: 500 }, (_, i) => {
    const [stretch, value] = [Math.floor(i / 20), i % 20]
    const from = stretch === 0 ? '< 10' : stretch === 24 ? '>= 240' : `[${stretch * 10}..${stretch * 10 + 10})`
    return [from, value === 19 ? `not in [${names(19)}]` : `"v${value}"`, `"${(stretch + value) % 3}"`]
  })
}
const names = (count: number) => Array.from({ length: count }, (_, i) => `"v${i}"`).join(', ')
const GRID = [feature('x'), feature('c', 'categorical')]

describe('a table of 500 rows', () => {
  it('that is whole has no findings', () => {
    const { findings, complete } = checkTable(tableOf({ fields: ['x', 'c'], rows: grid() }, GRID))
    expect([findings, complete]).toEqual([[], true])
  })

  it('shows its seeded defects within a second', () => {
    const rows = grid()
    rows[210] = ['[100..108)', '"v10"', '"0"']
    rows[377] = ['[180..193)', '"v17"', '"2"']
    rows[44] = [...(rows[43] ?? [])].with(2, '"9"')
    rows[465] = ['> 1000 and < 5', '', '"1"']
    const table = tableOf({ fields: ['x', 'c'], rows }, GRID)
    const start = performance.now()
    const { findings, complete } = checkTable(table)
    expect(performance.now() - start).toBeLessThan(1000)
    expect(complete).toBe(true)
    expect(of(findings, 'gap').map(({ region }) => region.words)).toEqual([
      'x from 20, below 30; c "v4"',
      'x from 108, below 110; c "v10"',
      'x from 230, below 240; c "v5"',
    ])
    expect(of(findings, 'overlap').map((found) => [found.rows, found.relation])).toEqual([
      [[44, 45], 'same'],
      [[378, 398], 'crossing'],
    ])
    expect(of(findings, 'contradiction').map((found) => [found.rows, found.severity])).toEqual([
      [[44, 45], 'error'],
      [[378, 398], 'info'],
    ])
    expect(of(findings, 'unreachable').map((found) => [found.row, found.because])).toEqual([
      [45, 'covered'],
      [466, 'never'],
    ])
  })
})

describe('what is counted', () => {
  const rows = Array.from({ length: 100 }, (_, i) => [`> ${i}`, `"${i}"`])

  it('is all there is, also beyond what is listed', () => {
    const check = checkTable(tableOf({ fields: ['x'], rows, hitPolicy: 'collect' }, FEATURES))
    expect([check.counts.contradiction, of(check.findings, 'contradiction').length]).toEqual([4950, 200])
    expect(check.severities).toEqual({ error: 0, warning: 4951, info: 0 })
    expect(check.complete).toBe(true)
  })

  it('takes a pair that contradicts for one, and what the order of rows resolves for a note', () => {
    const given = [
      ['>= 1', '"1"'],
      ['>= 1', '"0"'],
      ['< 1', '"0"'],
      ['', '"0"'],
    ]
    const check = checkTable(tableOf({ fields: ['x'], rows: given }, FEATURES))
    expect(check.counts).toMatchObject({ contradiction: 1, overlap: 4, unreachable: 2 })
    expect(check.severities).toEqual({ error: 3, warning: 0, info: 3 })
  })
})

describe('what is said', () => {
  it('names rows without any result', () => {
    const given = [
      ['> 5', '"a"'],
      ['', ' '],
    ]
    const { findings, counts, severities } = checkTable(tableOf({ fields: ['x'], rows: given }, FEATURES))
    expect(of(findings, 'empty')).toEqual([{ kind: 'empty', severity: 'warning', row: 2 }])
    expect([counts.gap, counts.empty, severities.warning]).toEqual([0, 1, 1])
  })

  it('takes two columns on one field as one', () => {
    const table = tableOf(
      {
        fields: ['x', 'x'],
        rows: [
          ['> 5', '< 10', '"a"'],
          ['> 12', '', '"b"'],
          ['', '', '"c"'],
        ],
      },
      FEATURES,
    )
    expect(of(checkTable(table).findings, 'overlap').map((found) => found.rows)).toEqual([
      [1, 3],
      [2, 3],
    ])
  })

  it('says why a row never applies', () => {
    const rows = [
      ['-', '', '"a"'],
      ['', '1', '"b"'],
      ['', 'not("p")', '"c"'],
      ['', '', '"d"'],
    ]
    const found = of(checkTable(tableOf({ fields: ['x', 'c'], rows }, FEATURES)).findings, 'unreachable')
    expect(found.map((one) => [one.row, one.because === 'never' && one.detail])).toEqual([
      [1, 'leave the cell empty for any value'],
      [2, 'the feature is text: write its values in quotes'],
      [3, expect.stringContaining('write != or not in')],
    ])
  })

  it('does not claim what it cannot read', () => {
    const rows = [
      ['len($) > 2', '', '"a"'],
      ['', '', '"b"'],
    ]
    const check = checkTable(tableOf({ fields: ['c', null], rows: [...rows, ['', 'x > 1', '"c"']] }, FEATURES))
    expect(check.notChecked).toEqual([
      { row: 1, column: 'c', text: 'len($) > 2' },
      { row: 3, column: 'Free 1', text: 'x > 1' },
    ])
    expect(check.findings).toEqual([{ kind: 'unreachable', severity: 'error', row: 3, because: 'covered', by: [2] }])
  })

  const never = (table: DecisionTable) =>
    of(checkTable(table).findings, 'unreachable').map((one) => [one.row, one.because === 'never' ? one.detail : ''])

  it('knows missing values of what is no feature where a condition names them', () => {
    const spec = {
      fields: ['x * 2'],
      rows: [
        ['> 5', '"a"'],
        ['null', '"b"'],
        ['<= 5', '"c"'],
      ],
    }
    expect(checkTable(tableOf(spec, FEATURES)).findings).toEqual([])
    const some = checkTable(tableOf({ fields: ['x * 2'], rows: [['!= null', '"a"']] }, FEATURES))
    expect(of(some.findings, 'gap').map(({ region }) => region.words)).toEqual(['x * 2 missing'])
    const numbers = checkTable(tableOf({ fields: ['x * 2'], rows: [['!= 3', '"a"']] }, FEATURES))
    expect(of(numbers.findings, 'gap').map(({ region }) => region.words)).toEqual(['x * 2 3'])
  })

  it('takes conditions of the right kind that exclude one another for what they are', () => {
    const two = [
      ['> 5', '< 3', '"a"'],
      ['', '"p"', '"b"'],
    ]
    expect(never(tableOf({ fields: ['x', 'x'], rows: two }, FEATURES))).toEqual([
      [1, 'no value meets it'],
      [2, 'the feature is a number and the condition is not'],
    ])
    expect(never(tableOf({ fields: ['x * 2', 'x * 2'], rows: two.slice(0, 1) }, FEATURES))).toEqual([
      [1, 'no value meets it'],
    ])
    expect(never(tableOf({ fields: ['x'], rows: [['null', '"a"']] }, FEATURES))).toEqual([[1, 'no value meets it']])
  })

  it('knows the types of features only where nothing before the table can give them another value', () => {
    const rows = [
      ['"high"', '"a"'],
      ['!= "high"', '"b"'],
    ]
    const between = (type: 'expressionNode' | 'switchNode') => {
      const model = tableModel({ fields: ['x'], rows })
      const content = {
        expressions: [{ id: '1', key: 'x', value: 'x > 5 ? "high" : "low"' }],
        statements: [{ id: '1', condition: 'x > 5' }],
        passThrough: true,
      }
      const edges = [
        { sourceId: 'in', targetId: 'before' },
        { sourceId: 'before', targetId: 'table' },
      ]
      const before = { id: 'before', name: 'Before', type, content }
      const [table] = tablesOf(documentSchema.parse({ nodes: [...model.nodes, before], edges }), FEATURES)
      return table as DecisionTable
    }
    expect(never(between('expressionNode'))).toEqual([])
    expect(never(between('switchNode'))).toEqual([[1, 'the feature is a number and the condition is not']])
  })
})
