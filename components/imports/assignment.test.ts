import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseColumnMap } from '@/domain/imports/column-map'
import { assignmentOf, joinTime, mapTextOf, splitTime } from './assignment'

const names = ['id', 'timestamp', 'prediction', 'score', 'error', 'x']

describe('the assignment of columns', () => {
  it('takes the mapping, else the column of that very name', () => {
    const columns = ['flight', 'timestamp', 'prediction', 'x']
    expect(assignmentOf({ id: 'flight' }, { columns, names })).toEqual({
      id: 'flight',
      timestamp: 'timestamp',
      prediction: 'prediction',
      score: null,
      error: null,
      x: 'x',
    })
  })

  it('leaves a column that stands for another name to that one, and error to who asks for it', () => {
    const columns = ['id', 'x', 'error']
    expect(assignmentOf({ score: 'x' }, { columns, names })).toMatchObject({ score: 'x', x: null, error: null })
    expect(assignmentOf({ error: 'error' }, { columns, names })).toMatchObject({ error: 'error' })
  })

  it.each([
    [{ id: 'flight', timestamp: 'timestamp' }, 'id:flight'],
    [{ id: 'a,b', score: 'p:q', x: null }, 'id:a\\,b,score:p\\:q'],
    [{ score: 'x', x: 'x' }, 'score:x,x:x'],
    [{ error: 'error' }, 'error:error'],
    [{ timestamp: 'day+hour' }, 'timestamp:day+hour'],
    [{ id: 'id', x: 'x' }, ''],
  ])('%j is sent as %s', (assignment, text) => {
    expect(mapTextOf(assignment)).toBe(text)
  })

  it('means the same to whoever reads its text', () => {
    const columns = ['id', 'timestamp', 'x', 'a:b', 'c,d', 'e\\f']
    const choice = fc.constantFrom(...columns, null)
    fc.assert(
      fc.property(fc.tuple(choice, choice, choice, choice, choice, choice), (chosen) => {
        const assignment = Object.fromEntries(names.map((name, index) => [name, chosen[index] ?? null]))
        const read = parseColumnMap(mapTextOf(assignment))
        if (!read.ok) throw new Error(read.detail)
        const again = assignmentOf(read.map, { columns, names })
        for (const name of names) {
          // A column of the very name is read where no other is chosen and nobody else has it.
          const free = columns.includes(name) && !Object.values(assignment).includes(name)
          expect(again[name]).toBe(assignment[name] ?? (free ? name : null))
        }
      }),
    )
  })

  it('takes a time from two columns', () => {
    const columns = ['dteday', 'hr', 'a+b', 'a', 'b']
    expect(splitTime('dteday+hr', columns)).toEqual({ column: 'dteday', hour: 'hr' })
    expect(splitTime('a+b', columns)).toEqual({ column: 'a+b', hour: null })
    expect(splitTime('gone+hr', columns)).toEqual({ column: 'gone+hr', hour: null })
    expect(splitTime(null, columns)).toEqual({ column: null, hour: null })
    expect(joinTime({ column: 'dteday', hour: 'hr' })).toBe('dteday+hr')
    expect(joinTime({ column: null, hour: 'hr' })).toBeNull()
  })
})
