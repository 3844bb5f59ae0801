import { describe, expect, it } from 'vitest'
import { evidenceWith } from '@/domain/promotions/evidence-fixture'
import { compareAsk } from './compare-ask'

const champion = { deployment: 'dep_1', version: 'v1', digest: 'd' }
const window = { from: '2026-01-01T00:00:00.000Z', to: '2026-03-01T00:00:00.000Z' }
const askOf = (more: Parameters<typeof evidenceWith>[0]) =>
  compareAsk({ model: 'm', version: 'v2', evidence: evidenceWith(more) })

describe('the candidate against what serves', () => {
  it('is asked for over the newest four weeks that were judged', () => {
    expect(askOf({ champion, window })).toEqual({
      known: true,
      ask: { model: 'm', versions: ['v1', 'v2'], from: '2026-02-01T00:00:00.000Z', to: window.to },
    })
  })
  it('says whether nothing serves or the candidate has no predictions', () => {
    expect(askOf({ window })).toEqual({ known: false, reason: 'no_champion' })
    expect(askOf({ champion })).toEqual({ known: false, reason: 'no_predictions' })
  })
})
