import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeDraft, type Draft, documentOf, draftOf, type EditableTable } from './draft'

const table: EditableTable = {
  node: 1,
  name: 'Late',
  columns: [
    { id: 'hour', name: 'Hour', role: 'input' },
    { id: 'out', name: 'Late', role: 'output' },
  ],
  rules: [
    { _id: 'a', hour: '>= 17', out: '"1"' },
    { _id: 'b', hour: '', out: '"0"' },
  ],
}
const raw = {
  contentType: 'x',
  nodes: [{ id: 'in' }, { id: 'table', content: { hitPolicy: 'first', rules: table.rules } }],
  testCases: [1],
}
const idsOf = ({ tables }: Draft) => tables[0]?.rows.map(({ cells }) => cells._id)

describe('a draft of decision tables', () => {
  it('starts as the decision model it is made from', () => {
    const draft = draftOf([table])
    expect(draft.changed).toBe(false)
    expect(documentOf(raw, draft)).toEqual(raw)
  })
  it('gives every row a cell for every column, as the engine wants it, and leaves out empty notes', () => {
    const bare = { ...table, rules: [{ _id: 'a', out: '"1"', _description: '' }] }
    const added = changeDraft(draftOf([bare]), { kind: 'add', table: 0, key: 0 })
    expect(documentOf(raw, added).nodes[1]?.content).toEqual({
      hitPolicy: 'first',
      rules: [
        { _id: 'a', hour: '', out: '"1"' },
        { _id: 'row-2', hour: '', out: '' },
      ],
    })
  })
  it('changes one cell and nothing else', () => {
    const draft = changeDraft(draftOf([table]), { kind: 'cell', table: 0, key: 0, column: 'hour', text: '>= 18' })
    expect(draft.changed).toBe(true)
    expect(draft.tables[0]?.rows.map(({ cells }) => cells.hour)).toEqual(['>= 18', ''])
  })
  it('adds below a row and on top, with a name of its own', () => {
    const below = changeDraft(draftOf([table]), { kind: 'add', table: 0, key: 0 })
    expect(idsOf(below)).toEqual(['a', 'row-3', 'b'])
    expect(idsOf(changeDraft(below, { kind: 'add', table: 0, key: null }))).toEqual(['row-4', 'a', 'row-3', 'b'])
  })
  it('moves and removes; a row at the edge stays', () => {
    const draft = draftOf([table])
    expect(idsOf(changeDraft(draft, { kind: 'move', table: 0, key: 0, by: 1 }))).toEqual(['b', 'a'])
    expect(changeDraft(draft, { kind: 'move', table: 0, key: 0, by: -1 })).toBe(draft)
    expect(idsOf(changeDraft(draft, { kind: 'remove', table: 0, key: 0 }))).toEqual(['b'])
  })
  it('keeps keys and row names distinct whatever is done', () => {
    const action = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), table: fc.constant(0), key: fc.nat(8) }),
      fc.record({ kind: fc.constant('remove' as const), table: fc.constant(0), key: fc.nat(8) }),
      fc.record({
        kind: fc.constant('move' as const),
        table: fc.constant(0),
        key: fc.nat(8),
        by: fc.constantFrom(-1 as const, 1 as const),
      }),
    )
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        const rows = actions.reduce(changeDraft, draftOf([table])).tables[0]?.rows ?? []
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
        expect(new Set(rows.map(({ cells }) => cells._id)).size).toBe(rows.length)
      }),
    )
  })
})
