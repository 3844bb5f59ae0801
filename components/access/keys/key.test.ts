import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { createFormat } from '@/lib/format'
import keys from '@/lib/i18n/messages/en/keys.json'
import { expiresSoon, type KeyItem, prepareKeys, tryCommand } from './key'

const NOW = Date.parse('2026-03-01T00:00:00Z')
const t = createTranslator({ locale: 'en', messages: { keys }, namespace: 'keys' })
const format = createFormat({ locale: 'en', zone: 'UTC' })

const key = (status: KeyItem['status'], expiresAt: string | null): KeyItem => ({
  id: 'key_1',
  name: 'scoring',
  status,
  scopes: ['ingest'],
  useCases: null,
  owner: null,
  createdAt: '2026-01-01T00:00:00Z',
  expiresAt,
  lastUsedAt: null,
  revokedAt: null,
  rotatedFrom: null,
})

describe('keys', () => {
  it.each([
    ['active', '2026-03-10T00:00:00Z', true],
    ['active', '2026-03-16T00:00:00Z', false],
    ['active', null, false],
    ['revoked', '2026-03-02T00:00:00Z', false],
  ] as const)('%s until %s expires soon: %s', (status, expiresAt, expected) => {
    expect(expiresSoon(key(status, expiresAt), NOW)).toBe(expected)
  })
  it.each([
    [[], 'No key is active'],
    [[key('revoked', null)], 'No key is active'],
    [[key('active', null)], '1 key is active'],
    [[key('active', null), key('active', '2026-03-02T00:00:00Z')], '2 keys are active; 1 expires within 14 days'],
  ])('says how many work', (list, expected) => {
    expect(prepareKeys({ keys: list, now: NOW, t, format })).toBe(expected)
  })
  it('tries a key with a call that its scope may make', () => {
    expect(tryCommand('http://localhost:3000', 'plb_x', ['ingest'])).toContain('/api/v1/imports')
    expect(tryCommand('http://localhost:3000', 'plb_x', ['ingest', 'read'])).toContain('/api/v1/models')
  })
})
