import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Task } from '@/domain/models/input'
import { checkLabel } from './check-label'
import { type LabelHistory, labelState } from './contribution'
import { mergeLabel } from './merge-label'

const NOW = Date.UTC(2026, 0, 15)
const check = (raw: unknown, task: Task = 'binary', classes: string[] | null = null) =>
  checkLabel(raw, { task, classes }, NOW)

describe('a label', () => {
  it.each([
    ['not_an_object', 7, '', 'binary'],
    ['unknown_field', { id: 'a', label: '1', score: 1 }, '/score', 'binary'],
    ['id_required', { label: '1' }, '/id', 'binary'],
    ['label_required', { id: 'a' }, '/label', 'binary'],
    ['label_required', { id: 'a', label: '' }, '/label', 'binary'],
    ['label_kind', { id: 'a', label: {} }, '/label', 'binary'],
    ['label_kind', { id: 'a', label: Number.NaN }, '/label', 'binary'],
    ['label_kind', { id: 'a', label: '3' }, '/label', 'regression'],
    ['text_nul', { id: 'a', label: 'a\u0000' }, '/label', 'binary'],
    ['timestamp_invalid', { id: 'a', label: '1', timestamp: 'soon' }, '/timestamp', 'binary'],
    ['timestamp_ahead', { id: 'a', label: '1', timestamp: '2026-02-01T00:00:00Z' }, '/timestamp', 'binary'],
  ] as const)('is refused as %s: %j', (code, raw, pointer, task) => {
    expect(check(raw, task)).toMatchObject({ ok: false, problem: { code, pointer } })
  })

  it('is one of the classes, in normal form', () => {
    expect(check({ id: 'a', label: 'x' }, 'multiclass', ['a', 'b'])).toMatchObject({ problem: { code: 'label_kind' } })
    expect(check({ id: 'a', label: '1.0' }, 'binary', ['0', '1'])).toMatchObject({ row: { value: '1' } })
    expect(check({ id: 7, label: 2.5 }, 'regression')).toMatchObject({ row: { id: '7', value: '2.5', number: 2.5 } })
  })

  it('may come without the time it became known', () => {
    expect(check({ id: 'a', label: '1' })).toMatchObject({ row: { knownAt: null } })
    expect(check({ id: 'a', label: '1', timestamp: '2026-01-01T00:00:00Z' })).toMatchObject({
      row: { knownAt: Date.UTC(2026, 0, 1) },
    })
  })
})

type Entry = LabelHistory[number]
const known = (knownAt: number, value: string, timed = true): Entry => ({ knownAt, timed, value, number: null })
function told(entries: readonly Entry[]): { fates: string[]; history: LabelHistory } {
  let history: LabelHistory = []
  const fates = entries.map((entry) => {
    const merged = mergeLabel(history, entry)
    history = merged.history
    return merged.fate
  })
  return { fates, history }
}

describe('labels of one case', () => {
  it.each([
    ['the same again', [known(10, '1'), known(10, '1')], ['accepted', 'duplicate']],
    ['the same time, another value', [known(10, '1'), known(10, '0')], ['accepted', 'id_conflict']],
    ['later, another value', [known(10, '1'), known(20, '0')], ['accepted', 'accepted']],
    ['later, the value in force', [known(10, '1'), known(20, '1')], ['accepted', 'duplicate']],
    ['without a time, the value in force', [known(10, '1'), known(20, '1', false)], ['accepted', 'duplicate']],
    ['without a time, another value', [known(10, '1'), known(20, '0', false)], ['accepted', 'accepted']],
  ])('%s', (_what, entries, fates) => {
    expect(told(entries).fates).toEqual(fates)
  })

  it('keeps the first value after a conflict', () => {
    expect(labelState(told([known(10, '1'), known(10, '0')]).history, 0)?.value).toBe('1')
  })

  it('mean the same in whatever order they arrive', () => {
    const entries = fc.uniqueArray(
      fc.record({ knownAt: fc.integer({ min: 1, max: 30 }), value: fc.constantFrom('0', '1', '2') }),
      { selector: ({ knownAt }) => knownAt, minLength: 1, maxLength: 8 },
    )
    const shuffled = entries.chain((all) =>
      fc.shuffledSubarray(all, { minLength: all.length }).map((one) => [all, one]),
    )
    fc.assert(
      fc.property(shuffled, ([all = [], other = []]) => {
        const state = (given: typeof all) => labelState(told(given.map((e) => known(e.knownAt, e.value))).history, 5)
        expect(state(other)).toEqual(state([...all].sort((a, b) => a.knownAt - b.knownAt)))
      }),
    )
  })
})

describe('what is known of a case', () => {
  const history = [known(10, '1'), known(20, '1'), known(30, '0')]
  it.each([
    [9, null],
    [10, { value: '1', number: null, corrections: 0, delayMs: 6 }],
    [29, { value: '1', number: null, corrections: 0, delayMs: 6 }],
    [30, { value: '0', number: null, corrections: 1, delayMs: 6 }],
  ])('as of %i', (asOf, state) => {
    expect(labelState(history, 4, asOf)).toEqual(state)
  })

  it('has no delay where the first label has no time, and none below 0 where it came first', () => {
    expect(labelState([known(10, '1', false), known(20, '0')], 4)?.delayMs).toBeNull()
    expect(labelState([known(10, '1')], 50)?.delayMs).toBe(0)
  })
})
