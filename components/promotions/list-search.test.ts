import { describe, expect, it } from 'vitest'
import { listAsk, listLinks, statusHref } from './list-search'

const first = { status: 'pending' as const, useCase: null, cursor: null, trail: [] }

describe('the list of promotions in the URL', () => {
  it('asks for one status, or for all', () => {
    expect(listAsk(first)).toEqual({ limit: 25, status: 'pending' })
    expect(listAsk({ ...first, status: 'all', useCase: 'fraud' })).toEqual({ limit: 25, useCase: 'fraud' })
  })
  it('keeps the use case and drops the page when the status changes', () => {
    expect(statusHref({ ...first, useCase: 'fraud', cursor: 'c', trail: ['-'] }, 'approved')).toBe(
      '/promotions?status=approved&useCase=fraud',
    )
  })
  it('goes forth and back', () => {
    expect(listLinks(first, null)).toEqual({ previous: null, next: null })
    expect(listLinks(first, 'c1').next).toBe('/promotions?cursor=c1&trail=-')
    const second = { ...first, cursor: 'c1', trail: ['-'] }
    expect(listLinks(second, 'c2')).toEqual({ previous: '/promotions', next: '/promotions?cursor=c2&trail=-,c1' })
  })
})
