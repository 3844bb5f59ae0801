import { describe, expect, it } from 'vitest'
import type { Health } from './figures'
import { versionState } from './version-state'

const drift: Health['drift'] = { measured: true, features: 8, drifted: 0, insufficient: 0, worst: null }
const span = { from: '2001-06-01T00:00:00.000Z', to: '2001-06-28T00:00:00.000Z' }
const performance: Health['performance'] = {
  measured: true,
  metric: 'roc_auc',
  now: { value: 0.8, low: 0.78, high: 0.82, labelled: 900, span },
  before: null,
  verdict: 'unknown',
}
const well = { attention: [], drift, performance } satisfies Parameters<typeof versionState>[0]

describe('the state of a version', () => {
  it.each([
    ['nothing came', null, true, { kind: 'waiting', for: 'predictions' }],
    ['all is well', well, true, { kind: 'well' }],
    [
      'something calls for somebody',
      { ...well, attention: ['performance' as const, 'drift' as const] },
      true,
      { kind: 'attention', reasons: ['performance', 'drift'] },
    ],
    ['no yardstick', well, false, { kind: 'waiting', for: 'reference' }],
    [
      'too few rows',
      { ...well, drift: { measured: false as const, reason: 'too_few' } },
      true,
      { kind: 'waiting', for: 'rows' },
    ],
    [
      'no truth yet',
      { ...well, performance: { measured: false as const, reason: 'no_labels_yet' } },
      true,
      { kind: 'waiting', for: 'labels' },
    ],
    [
      'a task without metrics waits for nothing',
      { ...well, performance: { measured: false as const, reason: 'task_without_metrics' } },
      true,
      { kind: 'well' },
    ],
  ])('%s', (_, health, hasReference, expected) => expect(versionState(health, hasReference)).toEqual(expected))
})
