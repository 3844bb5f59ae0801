import { describe, expect, it } from 'vitest'
import { createDeploymentInput } from './input'
import { type ReplayedRecord, replayDeployments } from './replay'
import { takeOverAt, whatServed } from './what-served'

const begin = (id: string, version: string, from: string, to: string | null = null): ReplayedRecord => ({
  outcome: 'done',
  detail: {
    deployment: {
      activated: {
        id,
        model: 'm',
        environment: 'production',
        version,
        digest: version,
        effectiveFrom: from,
        effectiveTo: to,
      },
    },
  },
})
const end = (id: string, effectiveTo: string): ReplayedRecord => ({
  outcome: 'done',
  detail: { deployment: { ended: { id, effectiveTo } } },
})
const at = (text: string) => Date.parse(text)

describe('a replay of the audit', () => {
  const records = [
    begin('a', 'v0', '2026-01-01T00:00:00Z'),
    { outcome: 'denied' as const, detail: begin('x', 'v9', '2026-01-02T00:00:00Z').detail },
    end('a', '2026-02-01T00:00:00Z'),
    begin('b', 'v1', '2026-02-01T00:00:00Z'),
    begin('c', 'v-1', '2025-01-01T00:00:00Z', '2025-06-01T00:00:00Z'),
  ]

  it('gives what served at any time, ends excluded', () => {
    const history = replayDeployments(records)
    const served = (time: string) => whatServed(history, at(time)).map(({ version }) => version)
    expect(served('2024-12-31T23:59:59Z')).toEqual([])
    expect(served('2025-01-01T00:00:00Z')).toEqual(['v-1'])
    expect(served('2025-06-01T00:00:00Z')).toEqual([])
    expect(served('2026-01-31T23:59:59.999Z')).toEqual(['v0'])
    expect(served('2026-02-01T00:00:00Z')).toEqual(['v1'])
  })

  it('refuses a history that contradicts itself', () => {
    expect(() => replayDeployments([end('a', '2026-02-01T00:00:00Z')])).toThrow(RangeError)
    expect(() => replayDeployments([...records, end('a', '2026-03-01T00:00:00Z')])).toThrow(RangeError)
    expect(() => replayDeployments([...records, ...records.slice(0, 1)])).toThrow(RangeError)
  })
})

it('a version takes over after the one before had begun', () => {
  expect(takeOverAt(100, null)).toBe(100)
  expect(takeOverAt(100, { effectiveFrom: 50 })).toBe(100)
  expect(takeOverAt(100, { effectiveFrom: 100 })).toBe(101)
})

it('a deployment ends after it begins', () => {
  const given = {
    model: 'm',
    version: 'v',
    environment: 'production',
    effectiveFrom: '2026-01-01T00:00:00Z',
    reason: 'r',
  }
  const valid = (effectiveTo: string) => createDeploymentInput.safeParse({ ...given, effectiveTo }).success
  expect([valid('2026-01-01T00:00:00Z'), valid('2026-01-01T00:00:01Z')]).toEqual([false, true])
})
