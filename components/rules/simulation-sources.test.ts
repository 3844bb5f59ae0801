import { describe, expect, it } from 'vitest'
import { simulationSources } from './simulation-sources'

const entry = (version: string, newestPrediction: string | null = null) => ({
  version,
  health: newestPrediction === null ? null : { newestPrediction },
})

describe('whose traffic a version may be simulated on', () => {
  it('is that of every version, known traffic first and the newest on top, the version itself after others', () => {
    const versions = [
      entry('v9'),
      entry('v8', '2026-03-01T00:00:00.000Z'),
      entry('v7', '2026-02-01T00:00:00.000Z'),
      entry('v6', '2026-02-02T00:00:00.000Z'),
      entry('v1'),
      entry('v0'),
    ]
    expect(simulationSources(versions, 'v8')).toEqual(['v6', 'v7', 'v8', 'v9', 'v1', 'v0'])
    expect(simulationSources(versions, 'v9')).toEqual(['v8', 'v6', 'v7', 'v1', 'v0', 'v9'])
  })

  it('is its own where there is no other', () => expect(simulationSources([entry('v1')], 'v1')).toEqual(['v1']))
})
