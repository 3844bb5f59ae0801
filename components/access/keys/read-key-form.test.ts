import { describe, expect, it } from 'vitest'
import { createKeyInput } from '@/domain/access/input'
import { readKeyForm } from './read-key-form'

const NOW = Date.parse('2026-03-01T00:00:00Z')
const USE_CASES = [{ slug: 'fraud' }, { slug: 'late' }]

function form(entries: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(entries)) data.set(name, value)
  return data
}
const FULL = { name: 'scoring', 'scope.ingest': 'on', binding: 'all', owner: 'self', expiry: '90' }

describe('the form of a new key', () => {
  it('is what the contract takes', () => {
    const read = readKeyForm(form(FULL), USE_CASES, NOW)
    expect(read).toEqual({
      ok: true,
      input: {
        name: 'scoring',
        scopes: ['ingest'],
        useCases: null,
        owner: 'self',
        expiresAt: '2026-05-30T00:00:00.000Z',
      },
    })
    expect(read.ok && createKeyInput.safeParse(read.input).success).toBe(true)
  })
  it.each([
    [{ ...FULL, 'scope.ingest': '' }, 'scopes'],
    [{ ...FULL, binding: 'some' }, 'useCases'],
    [{ ...FULL, binding: 'some', 'useCase.other': 'on' }, 'useCases'],
  ])('names what is missing', (entries, missing) => {
    expect(readKeyForm(form(entries), USE_CASES, NOW)).toEqual({ ok: false, missing })
  })
  it('binds to use cases, to the installation, for ever', () => {
    const entries = { ...FULL, binding: 'some', 'useCase.late': 'on', owner: 'installation', expiry: 'never' }
    const read = readKeyForm(form(entries), USE_CASES, NOW)
    expect(read).toMatchObject({ input: { useCases: ['late'], owner: 'installation', expiresAt: null } })
  })
})
