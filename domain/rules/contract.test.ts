import { describe, expect, it } from 'vitest'
import { readRules } from './contract'
import { featuresRead } from './known-names'
import { EXPRESSION_LENGTH_MAX, NODES_MAX, ROWS_MAX } from './limits'
import { feature, tableModel } from './rules-fixture'

const features = [feature('x'), feature('c', 'categorical'), feature('customer.age'), feature('größe')]
const names = features.map(({ name }) => name)
const options = { features, functionNodes: false }
const read = (raw: unknown, more = {}) => readRules(raw, { ...options, ...more })
const problems = (raw: unknown, more = {}) => {
  const result = read(raw, more)
  return result.ok ? [] : result.problems.map(({ code, pointer, detail }) => `${code} ${pointer}: ${detail}`)
}
const model = () => tableModel({ fields: ['x'], rows: [['> 3', '"1"']] })
type Node = { id: string; name: string; type: string; content?: unknown }
const withNodes = (nodes: Node[], edges: [string, string][]) => ({
  nodes: [{ id: 'in', name: 'Request', type: 'inputNode' }, ...nodes],
  edges: edges.map(([sourceId, targetId], i) => ({ id: `e${i}`, sourceId, targetId })),
})
const expressionNode = (id: string, expressions: [string, string][], more = {}): Node => ({
  id,
  name: id.toUpperCase(),
  type: 'expressionNode',
  content: { expressions: expressions.map(([key, value], i) => ({ id: `${id}${i}`, key, value })), ...more },
})

describe('a decision model is taken', () => {
  it.each([
    ['one table', model()],
    ['a nested feature', tableModel({ fields: ['customer.age'], rows: [['> 3', '"1"']] })],
    ['a feature in quotes', tableModel({ fields: ['$root["größe"]'], rows: [['> 3', '"1"']] })],
    [
      'conditions of every form',
      tableModel({
        fields: ['c'],
        rows: [
          ['not in ["a", "b"], $ == c, len($) > 3', '"1"'],
          ['-', '"1"'],
        ],
      }),
    ],
    [
      'a value that is called like a feature',
      tableModel({ fields: ['x', '$root["1"]'], rows: [['1', '> 1', '1']] }),
      { features: [feature('x'), feature('1')] },
    ],
    ['whole expressions in cells', tableModel({ fields: [null], rows: [['x > 3 and customer.age < 9', 'x * 2']] })],
    [
      'results of a node before, functions, closures, other nodes, ternaries and objects',
      withNodes(
        [
          expressionNode(
            'a',
            [
              ['big', 'x > 3'],
              ['list', 'map([1, 2], # * x)'],
              ['o', '{ key: x, other: c }'],
            ],
            { passThrough: true },
          ),
          expressionNode('b', [
            ['prediction', 'big ? c : len($nodes.A.list) > 1'],
            ['s', ['`$', '{upper(c)}`'].join('')],
            ['t', '$.prediction'],
          ]),
        ],
        [
          ['in', 'a'],
          ['a', 'b'],
        ],
      ),
    ],
    [
      'a switch',
      withNodes(
        [
          {
            id: 's',
            name: 'S',
            type: 'switchNode',
            content: { statements: [{ id: '1', condition: "c == 'a'" }, { id: '2' }] },
          },
          expressionNode('a', [['prediction', 'x']]),
        ],
        [
          ['in', 's'],
          ['s', 'a'],
        ],
      ),
    ],
  ])('%s', (_, raw, more?: object) => expect(problems(raw, more)).toEqual([]))

  it('with its test cases', () => {
    const result = read({ ...model(), testCases: [{ name: 'a', input: { x: 4 }, output: '1' }] })
    expect(result.ok && result.document.testCases).toEqual([{ name: 'a', input: { x: 4 }, output: '1' }])
  })

  it('and says which features it reads', () => {
    const reads = (fields: (string | null)[], cells: string[]) => {
      const result = read(tableModel({ fields, rows: [cells] }))
      return result.ok && featuresRead(result.document, names)
    }
    expect(reads(['customer.age', null], ['> 3', 'x > 2', '"1"'])).toEqual(['x', 'customer.age'])
    expect(reads(['x'], ['> customer.age and < $root["größe"]', 'c'])).toEqual(['x', 'c', 'customer.age', 'größe'])
  })
})

describe('a decision model is refused', () => {
  const edge = (sourceId: string, targetId: string) => ({ id: `${sourceId}${targetId}`, sourceId, targetId })
  it.each([
    ['no object', [], 'invalid_type : rules must be a JSON Decision Model'],
    ['no nodes', {}, /^invalid_type \/nodes/],
    [
      'a circle',
      withNodes(
        [expressionNode('a', [['v', 'x']]), expressionNode('b', [['w', 'v']])],
        [
          ['in', 'a'],
          ['a', 'b'],
          ['b', 'a'],
        ],
      ),
      'cycle /edges: the nodes run in a circle: A -> B -> A',
    ],
    [
      'an edge to itself',
      { ...model(), edges: [edge('table', 'table')] },
      'cycle /edges: the nodes run in a circle: Decision -> Decision',
    ],
    [
      'a loose edge',
      { ...model(), edges: [edge('in', 'nowhere')] },
      'unknown_node /edges/0/targetId: there is no node nowhere',
    ],
    [
      'two inputs',
      { ...model(), nodes: [...model().nodes, { id: 'in2', name: '', type: 'inputNode' }] },
      /^input_node/,
    ],
    [
      'two ids alike',
      { ...model(), nodes: [...model().nodes, { id: 'out', name: '', type: 'outputNode' }] },
      /^duplicate_node/,
    ],
    [
      'an unknown field',
      tableModel({ fields: ['x', 'income'], rows: [['> 3', '', '"1"']] }),
      'unknown_field /nodes/1/content/inputs/1/field: Decision, column "income": income is not a feature of this version',
    ],
    [
      'an unknown name in a cell',
      tableModel({
        fields: [null],
        rows: [
          ['x > 3', '"1"'],
          ['x > salary', '"1"'],
        ],
      }),
      'unknown_field /nodes/1/content/rules/1/i0: Decision, row 2, column "Free 0": salary is not a feature of this version',
    ],
    [
      'an unknown name in a condition of a column',
      tableModel({ fields: ['x'], rows: [['> 3 or > income', '"1"']] }),
      'unknown_field /nodes/1/content/rules/0/i0: Decision, row 1, column "x": income is not a feature of this version',
    ],
    [
      'a condition of a column that does not end',
      tableModel({ fields: ['c'], rows: [['"a', '"1"']] }),
      'expression /nodes/1/content/rules/0/i0: Decision, row 1, column "c": the expression cannot be read',
    ],
    [
      'a field that did not pass through',
      withNodes(
        [expressionNode('a', [['v', 'x']]), expressionNode('b', [['w', 'c']])],
        [
          ['in', 'a'],
          ['a', 'b'],
        ],
      ),
      'unknown_field /nodes/2/content/expressions/0/value: B, w: c is not a feature of this version',
    ],
    [
      'a name of several words without quotes',
      tableModel({ fields: ['größe'], rows: [['> 3', '"1"']] }),
      'feature_name /nodes/1/content/inputs/0/field: write $root["größe"] for the feature größe',
    ],
    [
      'a function',
      withNodes([{ id: 'f', name: 'F', type: 'functionNode', content: 'while(true){}' }], [['in', 'f']]),
      'node_kind /nodes/1/type: F: this installation does not run functions',
    ],
    [
      'a custom node',
      withNodes([{ id: 'f', name: 'F', type: 'customNode' }], [['in', 'f']]),
      'node_kind /nodes/1/type: F: customNode is not run here',
    ],
    [
      'a decision within',
      withNodes([{ id: 'f', name: 'F', type: 'decisionNode', content: { key: 'x' } }], [['in', 'f']]),
      /^node_kind/,
    ],
    [
      '100,000 rows',
      tableModel({ fields: ['x'], rows: Array.from({ length: 100_000 }, () => ['> 3', '1']) }),
      `too_many_rows /nodes/1/content/rules: the table Decision has 100000 rows; a table may have at most ${ROWS_MAX}`,
    ],
    [
      'too many nodes',
      withNodes(
        Array.from({ length: NODES_MAX }, (_, i) => ({ id: `${i}`, name: '', type: 'outputNode' })),
        [],
      ),
      `too_big /nodes: a decision model may have at most ${NODES_MAX} nodes`,
    ],
    [
      'a long expression',
      tableModel({ fields: ['x'], rows: [[`> ${'1'.repeat(EXPRESSION_LENGTH_MAX)}`, '1']] }),
      /^too_big \/nodes\/1\/content\/rules\/0\/i0: an expression may have/,
    ],
    [
      'a huge number',
      tableModel({ fields: ['x'], rows: [['> 1e19', '1']] }),
      /^number_range \/nodes\/1\/content\/rules\/0\/i0/,
    ],
    [
      'another hit policy',
      {
        ...model(),
        nodes: model().nodes.map((node) =>
          'content' in node ? { ...node, content: { ...node.content, hitPolicy: 'unique' } } : node,
        ),
      },
      /^invalid_value \/nodes\/1\/content\/hitPolicy: must be first or collect/,
    ],
    ['too much text', { ...model(), note: 'x'.repeat(5_000_001) }, /^too_large/],
  ])('%s', (_, raw, expected) => {
    const [first = 'taken'] = problems(raw)
    if (typeof expected === 'string') expect(first).toBe(expected)
    else expect(first).toMatch(expected)
  })

  it.each([
    [
      'another name',
      { input: { amuont: 200 }, output: '1' },
      '/input/amuont: test case "A": amuont is not a feature of this version',
    ],
    ['another type', { input: { x: '200' }, output: '1' }, '/input/x: test case "A": x must be numeric, not "200"'],
    [
      'nothing to compare',
      { input: { x: 1 }, output: {} },
      '/output: test case "A": the output must name a field that is compared',
    ],
  ])('a test case with %s', (_, test, expected) => {
    const raw = {
      ...model(),
      testCases: [
        { input: { x: null, 'customer.age': 3, c: 4 }, output: null },
        { name: 'A', ...test },
      ],
    }
    expect(problems(raw)).toEqual([`test_case /testCases/1${expected}`])
  })

  it('but a function is taken where the installation allows it', () => {
    const raw = withNodes(
      [{ id: 'f', name: 'F', type: 'functionNode', content: 'x' }, expressionNode('b', [['w', 'anything']])],
      [
        ['in', 'f'],
        ['f', 'b'],
      ],
    )
    expect(problems(raw, { functionNodes: true })).toEqual([])
  })
})
