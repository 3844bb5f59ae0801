import { describe, expect, it } from 'vitest'
import { chooseVersions, comparedNames } from './choose-versions'

const entry = (version: string, createdAt: string, newestPrediction: string | null) => ({
  version,
  createdAt,
  health: newestPrediction === null ? null : { newestPrediction },
})
const v0 = entry('v0', '2001-01-01', '2001-06-28T00:00:00.000Z')
const v1 = entry('v1', '2001-02-01', '2001-06-28T00:00:00.000Z')
const v2 = entry('v2', '2001-04-01', '2001-06-01T00:00:00.000Z')
const v3 = entry('v3', '2001-06-01', null)
const all = [v3, v2, v1, v0]
const none = { version: null, compare: null }

describe('the versions of a page', () => {
  it('shows the one with the newest predictions, of equals the newest', () => {
    expect(chooseVersions(all, none)).toEqual({ shown: v1, compared: null })
    expect(chooseVersions([v0, v1], none).shown).toBe(v1)
    expect(chooseVersions([v3], none).shown).toBe(v3)
    expect(chooseVersions([], none)).toEqual({ shown: null, compared: null })
  })
  it('takes the words of the URL, but never compares a version with itself', () => {
    expect(chooseVersions(all, { version: 'v2', compare: 'v0' })).toEqual({ shown: v2, compared: v0 })
    expect(chooseVersions(all, { version: null, compare: 'v1' })).toEqual({ shown: v1, compared: null })
    expect(chooseVersions(all, { version: 'v9', compare: 'v9' })).toEqual({ shown: v1, compared: null })
  })
  it('reads several versions to compare, and shows the first other one beside', () => {
    expect(comparedNames('v0, v1,,v0,v2')).toEqual(['v0', 'v1', 'v2'])
    expect(comparedNames(null)).toEqual([])
    expect(chooseVersions(all, { version: 'v0', compare: 'v0,v2,v1' })).toEqual({ shown: v0, compared: v2 })
    expect(chooseVersions(all, { version: 'v0', compare: 'v9,v0' })).toEqual({ shown: v0, compared: null })
  })
})
