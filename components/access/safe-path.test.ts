import { describe, expect, it } from 'vitest'
import { safePath } from './safe-path'

describe('where signing in leads to', () => {
  it.each([
    ['/models/late-arrival?range=7d#x', '/models/late-arrival?range=7d#x'],
    ['/', '/'],
    [undefined, '/'],
    [['/models', '/x'], '/'],
    ['models', '/'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/a/..//evil.example', '/'],
    ['/api/auth/signout', '/'],
    ['javascript:alert(1)', '/'],
  ])('%s: %s', (next, expected) => {
    expect(safePath(next)).toBe(expected)
  })
})
