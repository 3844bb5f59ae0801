import type { ValueWindow } from './figures'

/** A window of value with 100 decisions; what a test is about is named. */
export function valueWindow(over: Partial<ValueWindow> = {}): ValueWindow {
  return {
    from: '2026-01-05T00:00:00.000Z',
    to: '2026-01-12T00:00:00.000Z',
    n: 100,
    predictions: 120,
    labelled: 100,
    coverage: 100 / 120,
    unvalued: { noModel: 0, noAmount: 0 },
    gain: 300,
    cost: 50,
    costs: { run: 10, review: 30, fixed: 10 },
    net: 250,
    low: 200,
    high: 300,
    netPerPrediction: 2.5,
    baseline: 100,
    difference: { value: 150, low: 60, high: 240, perPrediction: 1.5, cases: 'same' },
    maturity: 'mature',
    mature: true,
    ...over,
  }
}

export const NOTHING = { value: null, reason: 'no_labels_yet' } as const
export const UNMEASURED: Partial<ValueWindow> = {
  n: 0,
  gain: NOTHING,
  cost: NOTHING,
  costs: null,
  net: NOTHING,
  low: NOTHING,
  high: NOTHING,
  netPerPrediction: NOTHING,
  baseline: NOTHING,
  difference: NOTHING,
}
