import { describe, expect, it } from 'vitest'
import { shownColumns } from './feature-rows'
import { findingOf } from './finding-fixture'
import { rankFindings } from './rank-findings'

const tested = findingOf({ value: 0.01, pValue: 0.01, adjustedPValue: 0.02, threshold: 0.05, drifted: true })
const distance = findingOf({ feature: 'b' })

describe('what the ranking may show', () => {
  it.each([
    ['tests, to scientists', [tested], true, { withP: true, distance: 'pValue' }],
    ['tests, to all others', [tested], false, { withP: false, distance: 'state' }],
    ['distances', [distance], false, { withP: false, distance: 'distance' }],
    ['both', [tested, distance], true, { withP: true, distance: 'distance' }],
    ['both, without p-values', [tested, distance], false, { withP: false, distance: 'distance' }],
    ['nothing measured', [findingOf({ value: null, drifted: null })], true, { withP: false, distance: 'distance' }],
  ])('%s', (_, findings, showsP, expected) => expect(shownColumns(rankFindings(findings), showsP)).toEqual(expected))
})
