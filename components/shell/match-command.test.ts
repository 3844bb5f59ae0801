import { describe, expect, it } from 'vitest'
import { matchCommand } from './match-command'

describe('finding a command', () => {
  it.each([
    ['late', ['Late arrival', 'Drift', 'late-arrival'], 1],
    ['arrival', ['Late arrival', 'Drift'], 0.8],
    ['late drift', ['Late arrival', 'Drift'], 0.5],
    ['late', ['Installation', 'Settings'], 0],
    ['key create', ['Create an API key'], 0.8],
    ['漂移', ['Late arrival', '漂移'], 0.5],
    ['', ['Home'], 1],
    ['x', [], 0],
  ])('%s in %j: %s', (typed, texts, expected) => {
    expect(matchCommand('id', typed, texts)).toBe(expected)
  })
})
