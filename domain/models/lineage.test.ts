import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LINEAGE_ROWS_MAX, readLineage } from './lineage'

const partsOf = (lineage: unknown) =>
  Object.fromEntries(
    readLineage(lineage).map(({ id, rows }) => [id, rows.map(({ name, value }) => `${name}=${value}`)]),
  )

const leafCount = (value: unknown): number => {
  if (value === null || typeof value !== 'object') return 1
  if (Array.isArray(value) && value.every((one) => one === null || typeof one !== 'object')) return 1
  return Object.values(value).reduce((sum: number, one) => sum + leafCount(one), 0)
}

describe('lineage', () => {
  it('sorts what trackers write into what a reader asks for', () => {
    const lineage = {
      runId: 'r-17',
      trainingData: { name: 'flights', version: 'sha256:ab' },
      code_commit: '7c1f',
      gitBranch: 'main',
      environment: { python: '3.12', packages: ['lightgbm 4.5', 'numpy 2.1'] },
      hyperparameters: { depth: 6, learning: { rate: 0.1, warm: true } },
      metrics: { auc: 0.81 },
      note: null,
    }
    expect(partsOf(lineage)).toEqual({
      source: ['runId=r-17'],
      data: ['trainingData.name=flights', 'trainingData.version=sha256:ab'],
      code: ['code_commit=7c1f', 'gitBranch=main'],
      environment: ['environment.python=3.12', 'environment.packages=lightgbm 4.5, numpy 2.1'],
      parameters: [
        'hyperparameters.depth=6',
        'hyperparameters.learning.rate=0.1',
        'hyperparameters.learning.warm=true',
      ],
      metrics: ['metrics.auc=0.81'],
      other: ['note=null'],
    })
  })
  it.each([
    [null, {}],
    [undefined, {}],
    [{}, {}],
    ['made by hand', { other: ['=made by hand'] }],
    [7, { other: ['=7'] }],
    [['a', 'b'], { other: ['=a, b'] }],
    [[{ a: 1 }, { a: 2 }], { other: ['1.a=1', '2.a=2'] }],
    [{ data: [{ name: 'x' }] }, { data: ['data.1.name=x'] }],
  ])('reads %j', (lineage, expected) => expect(partsOf(lineage)).toEqual(expected))
  it('counts what it does not list', () => {
    const params = Object.fromEntries(Array.from({ length: LINEAGE_ROWS_MAX + 7 }, (_, i) => [`p${i}`, i]))
    expect(readLineage({ params })).toMatchObject([{ id: 'parameters', more: 7 }])
  })
  it('loses no value of any JSON that is not deeper than it looks', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 3 })), (lineage) => {
        const told = readLineage(lineage).reduce((sum, { rows, more }) => sum + rows.length + more, 0)
        expect(told).toBe(leafCount(lineage))
      }),
    )
  })
})
