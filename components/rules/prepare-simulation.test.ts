import { describe, expect, it } from 'vitest'
import type { SimulationResult } from './figures'
import { confusions, meanErrors, rowHits, shownChanges } from './prepare-simulation'

const words = { before: 'Old', now: 'New', noDecision: 'none' }
const result: SimulationResult = {
  rows: 10,
  agree: 6,
  changed: 4,
  undecided: { no_row: 1 },
  withoutBefore: 0,
  changes: [
    { before: '0', now: '1', count: 3 },
    { before: '0', now: null, count: 1 },
  ],
  otherChanges: 0,
  examples: [],
  tables: [{ table: 'late', name: 'Late', misses: 1 }],
  misses: undefined,
  hits: [
    { table: 'late', row: 1, hits: 4 },
    { table: 'late', row: 3, hits: 5 },
  ],
  weeks: [
    { from: '2026-01-05T00:00:00.000Z', rows: 4, hits: [{ table: 'late', row: 1, hits: 1 }] },
    { from: '2026-01-12T00:00:00.000Z', rows: 6, hits: [{ table: 'late', row: 1, hits: 3 }] },
  ],
  paired: {
    labelled: 8,
    before: { 0: { 0: 5 }, 1: { 0: 3 } },
    now: { 0: { 0: 4, '': 1 }, 1: { 1: 3 } },
    bothRight: 4,
    onlyBefore: 1,
    onlyNow: 3,
    bothWrong: 0,
    errors: null,
  },
}

describe('the outcome of a simulation', () => {
  it('counts every row of a table, also those that never decided, over all and by week', () => {
    expect(rowHits(result, [3]).map(({ row, hits, share, weekly }) => [row, hits, share, weekly])).toEqual([
      [1, 4, 0.4, [0.25, 0.5]],
      [2, 0, 0, [0, 0]],
      [3, 5, 0.5, [0, 0]],
    ])
  })
  it('lays both versions out over the same classes, no decision last', () => {
    const both = confusions(result, words)
    expect(both?.now).toEqual({
      title: 'New',
      classes: ['0', '1', 'none'],
      counts: [
        [4, 0, 1],
        [0, 3, 0],
        [0, 0, 0],
      ],
    })
    expect(both?.before.counts).toEqual([
      [5, 0, 0],
      [3, 0, 0],
      [0, 0, 0],
    ])
    expect(confusions({ ...result, paired: null }, words)).toBeNull()
  })
  it('gives mean errors of numbers, and shares of changes', () => {
    const paired = {
      ...result.paired,
      labelled: 4,
      before: {},
      now: {},
      bothRight: 0,
      onlyBefore: 0,
      onlyNow: 0,
      bothWrong: 0,
      errors: { n: 4, absolute: [8, 2] as [number, number], squared: [20, 4] as [number, number] },
    }
    expect(meanErrors({ ...result, paired })).toEqual({ n: 4, before: 2, now: 0.5 })
    expect(meanErrors(result)).toBeNull()
    expect(shownChanges(result).map(({ share }) => share)).toEqual([0.3, 0.1])
  })
})
