import { describe, expect, it } from 'vitest'
import { listAuditInput } from '@/domain/audit/input'
import { type AuditSearch, auditAsk, exportHref, isFiltered } from './search'

const NONE: AuditSearch = {
  actor: null,
  who: null,
  action: null,
  outcome: null,
  object: null,
  useCase: null,
  from: null,
  to: null,
  cursor: null,
  record: null,
  verify: false,
}

describe('what the audit list is asked for', () => {
  it('is nothing without a filter', () => {
    expect(auditAsk(NONE)).toEqual({})
    expect(isFiltered({ ...NONE, cursor: 'x', verify: true })).toBe(false)
  })
  it('includes the last day', () => {
    const ask = auditAsk({ ...NONE, from: '2026-03-01', to: '2026-03-31' })
    expect(ask).toEqual({ from: '2026-03-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' })
    expect(listAuditInput.safeParse(ask).success).toBe(true)
  })
  it.each(['yesterday', '2026-13-45', ''])('leaves out the day %s', (from) => {
    expect(auditAsk({ ...NONE, from })).toEqual({})
  })
  it('exports what the filter leaves, from the first page on', () => {
    expect(exportHref(NONE)).toBe('/api/v1/audit/export')
    expect(exportHref({ ...NONE, outcome: 'denied', object: 'model', cursor: 'c' })).toBe(
      '/api/v1/audit/export?outcome=denied&objectType=model',
    )
  })
})
