import { describe, expect, it } from 'vitest'
import { addressOf, notReadyBecause } from './installation-facts'

describe('the installation', () => {
  it.each([
    ['ready', true, null],
    ['starting', false, 'whyStarting'],
    ['stopping', true, 'whyStopping'],
    ['unavailable', false, 'whyDatabase'],
    ['unavailable', true, 'whyMigrations'],
  ] as const)('%s, reachable %s: %s', (status, reachable, expected) => {
    expect(notReadyBecause({ status, reachable })).toBe(expected)
  })
  it.each([
    ['postgres://plumb:s3cret@db.example.com:5432/plumbline?sslmode=require', 'db.example.com:5432/plumbline'],
    ['postgresql://db/x', 'db/x'],
  ])('shows no secret of %s', (url, expected) => {
    expect(addressOf(url)).toBe(expected)
  })
})
