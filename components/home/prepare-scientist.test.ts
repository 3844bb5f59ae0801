import { describe, expect, it } from 'vitest'
import { prepareScientist } from './prepare-scientist'
import { TILES_MAX } from './story'
import { BAD_DATA, BLIND, DRIFTED, FINE, facts, version, WORSE, words } from './testing'

const SILENT = { slug: 'late-arrival', name: 'Late arrival', version: 'v9', createdAt: '2001-06-03T00:00:00Z' }

describe('is any model getting worse', () => {
  it.each([
    [facts([]), 'There is no version yet'],
    [facts([], { unmonitored: [SILENT] }), 'The one version has not sent predictions yet'],
    [
      facts([WORSE, DRIFTED, FINE]),
      '1 of 3 watched versions is getting worse: Late arrival v1, ROC AUC 0.706 now, 0.762 at first',
    ],
    [
      facts([DRIFTED, FINE]),
      'No version is measurably worse; the inputs of 1 of 2 watched versions left their reference',
    ],
    [facts([BAD_DATA]), 'No version is measurably worse; the data of 1 of 1 watched versions has problems'],
    [facts([FINE]), 'The one watched version is not getting worse'],
    [facts([FINE, version('v6')]), 'None of the 2 watched versions is getting worse'],
    [facts([BLIND]), 'No input drifted in the one watched version; without labels nobody knows whether it is right'],
    [
      facts([BLIND, version('v6', { ...BLIND.health })]),
      'No input drifted in any of the 2 watched versions; without labels nobody knows whether they are right',
    ],
  ])('says it in one sentence', (home, sentence) => {
    expect(prepareScientist(home, [], words).sentence).toBe(sentence)
  })
  it('says why, what else, and over which days', () => {
    const story = prepareScientist(facts([WORSE, DRIFTED], { unmonitored: [SILENT] }), [], words)
    expect(story.why).toBe(
      'Late arrival v1: 2 of 8 inputs drifted, furthest origin_late_2h (0.250, limit 0.100). ' +
        '1 more version drifted or has data problems. 1 version is not watched.',
    )
    expect(story.scope).toBe('Inputs of 24 – 30 Jun 2001 UTC · right or wrong: 3 – 30 Jun 2001 against 1 – 28 Feb 2001')
    expect(story.action?.href).toBe('/models/late-arrival/drift?version=v1')
  })
  it.each([[facts([])], [facts([WORSE, DRIFTED, BAD_DATA, FINE, BLIND], { unmonitored: [SILENT] })]])(
    'has at most seven tiles',
    (home) => {
      expect(prepareScientist(home, [], words).tiles.length).toBeLessThanOrEqual(TILES_MAX)
    },
  )
})
