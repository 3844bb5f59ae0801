import { describe, expect, it } from 'vitest'
import { guessMap } from './guess-map'

const known = (features: string[] = [], kind: 'predictions' | 'labels' = 'predictions') => ({
  kind,
  features,
  segments: ['region'],
})

describe('the guessed mapping', () => {
  it.each([
    [
      ['flight_id', 'ts', 'y_pred', 'y_pred_proba'],
      [],
      { id: 'flight_id', timestamp: 'ts', prediction: 'y_pred', score: 'y_pred_proba' },
    ],
    [['id', 'timestamp', 'prediction', 'score'], [], {}],
    [['PassengerId', 'Survived'], [], { id: 'PassengerId' }],
    [['instant', 'dteday', 'hr', 'prediction', 'cnt'], [], { id: 'instant', timestamp: 'dteday+hr' }],
    [
      ['request_id', 'customer_id', 'med_inc', 'Region'],
      ['MedInc'],
      { MedInc: 'med_inc', id: 'request_id', entity: 'customer_id' },
    ],
    [['case_id', 'score', 'probability'], [], { id: 'case_id' }],
    [['uuid', 'target'], ['target'], { id: 'uuid' }],
    [['id', 'latency', 'segment.region', 'Latency (ms)'], [], { latency_ms: 'Latency (ms)' }],
  ])('%j with features %j', (columns, features, map) => expect(guessMap(columns, known(features))).toEqual(map))

  it('finds the truth in a table of labels', () => {
    expect(guessMap(['id', 'clf_target'], known([], 'labels'))).toEqual({ label: 'clf_target' })
    expect(guessMap(['id', 'clf_target'], known())).toEqual({})
  })

  it('uses no column twice', () => {
    const map = guessMap(['date', 'hour', 'time', 'key', 'pred'], known(['pred']))
    expect(new Set(Object.values(map)).size).toBe(Object.values(map).length)
    expect(map.prediction).toBeUndefined()
  })
})
