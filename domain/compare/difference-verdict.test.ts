import { expect, it } from 'vitest'
import { verdictOnDifference, verdictOnMetric } from './difference-verdict'

it.each([
  [0.01, 0.2, 'higher', 'better'],
  [0.01, 0.2, 'lower', 'worse'],
  [-0.2, -0.01, 'higher', 'worse'],
  [-0.2, -0.01, 'lower', 'better'],
  [-0.01, 0.2, 'higher', 'unclear'],
  [0, 0.2, 'higher', 'unclear'],
  [-0.2, 0, 'lower', 'unclear'],
  [null, null, 'higher', 'unclear'],
] as const)('limits from %s to %s, %s is better: %s', (low, high, better, verdict) => {
  expect(verdictOnDifference({ low, high }, better)).toBe(verdict)
})

it('knows of each metric which way is better', () => {
  const rises = { low: 0.1, high: 0.2 }
  const verdicts = (['roc_auc', 'brier', 'bias'] as const).map((metric) => verdictOnMetric(metric, rises))
  expect(verdicts).toEqual(['better', 'worse', 'differs'])
  expect(verdictOnMetric('bias', { low: -0.1, high: 0.2 })).toBe('unclear')
})
