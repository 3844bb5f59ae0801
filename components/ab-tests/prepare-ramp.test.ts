import { describe, expect, it } from 'vitest'
import { rampRows, rampState } from './prepare-ramp'
import { words } from './testing'

const arm = (name: string, reach: number) => ({
  arm: name,
  version: name,
  share: 0.5,
  control: name === 'a',
  digest: null,
  reach,
})
const at = '2026-01-01T09:00:00.000Z'
const test = (status: 'running' | 'concluded', ...steps: number[]) => ({
  status,
  ramps: steps.map((reach) => ({ reach: [reach, reach], by: 'Dana', at })).reverse(),
  arms: ['a', 'b'].map((name) => arm(name, steps.at(-1) ?? 0)),
})

describe('the ramp of a test', () => {
  it('says what was let in and by whom, what is in force, and what is next', () => {
    const rows = rampRows(test('running', 0.1, 0.25), words)
    expect(rows.map(({ reach, state, by }) => [reach.replace(/\s/, ' '), state, by])).toEqual([
      ['10 %', 'done', 'Dana'],
      ['25 %', 'now', 'Dana'],
      ['50 %', 'next', 'nobody yet'],
    ])
  })
  it('has no next step once everybody is in, or nobody new is let in', () => {
    expect(rampRows(test('running', 1), words).map(({ state }) => state)).toEqual(['now'])
    expect(rampRows(test('concluded', 0.1), words).map(({ state }) => state)).toEqual(['done'])
    expect([test('running', 0.1), test('running', 1), test('concluded', 0.1)].map(rampState)).toEqual([
      'part',
      'whole',
      'closed',
    ])
  })
})
