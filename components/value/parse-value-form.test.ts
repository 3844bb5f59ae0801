import { describe, expect, it } from 'vitest'
import { parseValueForm } from './parse-value-form'

const FIELDS: Record<string, string> = {
  tn: '0',
  fp: '-5',
  fn: '−20',
  tp: '1,250.5',
  runCostPerThousand: '',
  reviewCostPerPositive: '0.5',
  fixedCostPerMonth: '100',
  oneOffCost: '25,000',
  currency: 'eur',
  baseline: 'do_nothing',
  from: '',
}
const parse = (over: Record<string, string> = {}) => parseValueForm((field) => ({ ...FIELDS, ...over })[field] ?? '')

describe('the value editor', () => {
  it('reads money as it is written, an empty cost as 0, an empty day as the beginning', () => {
    expect(parse()).toEqual({
      ok: true,
      value: {
        matrix: [
          [0, -5],
          [-20, 1250.5],
        ],
        runCostPerThousand: 0,
        reviewCostPerPositive: 0.5,
        fixedCostPerMonth: 100,
        oneOffCost: 25_000,
        currency: 'EUR',
        baseline: 'do_nothing',
      },
    })
  })
  it('takes a version without a one-off cost', () => {
    expect(parse({ oneOffCost: '' })).toMatchObject({ ok: true, value: { oneOffCost: 0 } })
  })
  it('reads a version as baseline, also one called like doing nothing', () => {
    expect(parse({ baseline: 'version:v0', from: '2026-01-31' })).toMatchObject({
      value: { baseline: { version: 'v0' }, from: '2026-01-31' },
    })
    expect(parse({ baseline: 'version:do_nothing' })).toMatchObject({ value: { baseline: { version: 'do_nothing' } } })
  })
  it.each([
    ['tp', '', 'number'],
    ['fp', 'five', 'number'],
    ['fn', '1e99', 'number'],
    ['reviewCostPerPositive', '-1', 'notNegative'],
    ['fixedCostPerMonth', 'x', 'number'],
    ['oneOffCost', '-25,000', 'notNegative'],
    ['oneOffCost', '1e13', 'number'],
    ['currency', 'EURO', 'currency'],
    ['from', '31.1.2026', 'day'],
  ])('%s “%s” is refused: %s', (field, text, problem) => {
    expect(parse({ [field]: text })).toEqual({ ok: false, problems: { [field]: problem } })
  })
})
