import { describe, expect, it } from 'vitest'
import { prepareColumns } from './prepare-columns'
import { prepareMapping, worstEffect } from './prepare-mapping'
import type { ImportPreview } from './preview-data'
import { type Target, targetColumns } from './target-columns'

const target: Target = {
  kind: 'predictions',
  task: 'binary',
  classes: ['0', '1'],
  features: [
    { name: 'x', type: 'numeric', nullable: false },
    { name: 'spare', type: 'numeric', nullable: true },
    { name: 'amount', type: 'numeric', nullable: false },
  ],
  segments: ['region'],
}
type Column = ImportPreview['columns'][number]
const column = (name: string, more: Partial<Column> = {}): Column => ({
  name,
  samples: [],
  uses: [],
  problems: [],
  ...more,
})
const good = [column('id'), column('timestamp'), column('prediction', { samples: ['1.0', '0'] }), column('x')]
const all = { id: 'id', timestamp: 'timestamp', prediction: 'prediction', x: 'x', spare: null, amount: 'a' }
const remarks = (columns: Column[], assignment: Record<string, string | null>, of = target) =>
  Object.fromEntries(
    prepareMapping({ target: of, preview: { columns }, assignment }).map((row) => [
      row.name,
      row.remarks.map(({ code, effect }) => `${code} ${effect}`),
    ]),
  )

describe('the names that columns can stand for', () => {
  it('are each named once: a feature called like a column of the product is that column', () => {
    const found = targetColumns(target).map(({ name, group }) => `${group} ${name}`)
    expect(found).toEqual([
      'needed id',
      'needed timestamp',
      'needed prediction',
      'more score',
      'more latency_ms',
      'more error',
      'more entity',
      'more amount',
      'features x',
      'features spare',
      'segments segment.region',
    ])
  })
  it('are few for labels, and hold a probability for each class where there are several', () => {
    expect(targetColumns({ ...target, kind: 'labels' }).map(({ name }) => name)).toEqual(['id', 'label', 'timestamp'])
    const several = targetColumns({ ...target, task: 'multiclass', classes: ['a', 'b'] })
    expect(several.filter(({ group }) => group === 'probabilities').map(({ name }) => name)).toEqual([
      'probability.a',
      'probability.b',
    ])
  })
})

describe('the mapping', () => {
  it('says nothing where all is well, and that a feature is not in the file', () => {
    const found = remarks([...good, column('a')], all)
    expect(found).toMatchObject({ id: [], timestamp: [], prediction: [], score: [], x: [], spare: ['absent none'] })
    expect(remarks(good, { ...all, x: null })).toMatchObject({ x: ['absent flagged'] })
  })

  it('stops without what every row needs, except a prediction where errors are given', () => {
    const found = remarks(good, { ...all, id: null, prediction: null })
    expect(found).toMatchObject({ id: ['absent stops'], prediction: ['absent stops'] })
    expect(remarks(good, { ...all, prediction: null, error: 'x' })).toMatchObject({ prediction: [] })
  })

  it.each([
    ['id', 'empty', 'refused'],
    ['id', 'repeated', 'look'],
    ['timestamp', 'not_a_time', 'refused'],
    ['prediction', 'many_classes', 'look'],
    ['x', 'not_numeric', 'flagged'],
    ['x', 'empty', 'flagged'],
    ['spare', 'empty', 'none'],
    ['score', 'out_of_range', 'flagged'],
    ['score', 'not_numeric', 'flagged'],
    ['latency_ms', 'not_numeric', 'refused'],
  ] as const)('%s %s: %s', (name, code, effect) => {
    const columns = [column('c', { problems: [{ use: name, code, share: 0.5 }] })]
    expect(remarks(columns, { ...all, [name]: 'c' })[name]).toEqual([`${code} ${effect}`])
  })

  it('leaves out what a column lacks for another name, and names a value that is no class', () => {
    const columns = [
      column('id', { problems: [{ use: 'score', code: 'not_numeric', share: 1 }] }),
      column('prediction', { samples: ['1', 'late'] }),
    ]
    const rows = prepareMapping({ target, preview: { columns }, assignment: all })
    expect(rows.find(({ name }) => name === 'id')?.remarks).toEqual([])
    expect(rows.find(({ name }) => name === 'prediction')?.remarks).toEqual([
      { code: 'class_unknown', effect: 'refused', share: null, example: 'late' },
    ])
    expect(worstEffect(rows)).toBe('refused')
    expect(worstEffect([])).toBe('none')
  })

  it('always reads a column of the very name, unless another is chosen', () => {
    const columns = [...good, column('error')]
    const rows = prepareMapping({ target, preview: { columns }, assignment: all })
    const may = Object.fromEntries(rows.map(({ name, mayBeNone }) => [name, mayBeNone]))
    expect(may).toMatchObject({ id: false, x: false, score: true, error: true })
  })
})

describe('the columns of a file', () => {
  it('are ignored where they are used for nothing', () => {
    const columns = [column('id', { uses: ['id'] }), column('note'), column('y_true')]
    expect(prepareColumns({ columns })).toMatchObject({ ignored: ['note', 'y_true'], more: 0, labelIgnored: true })
    const wide = Array.from({ length: 450 }, (_, index) => column(`c${index}`, { uses: ['x'] }))
    expect(prepareColumns({ columns: wide })).toMatchObject({ ignored: [], more: 250, labelIgnored: false })
  })
})
