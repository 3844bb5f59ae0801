import { describe, expect, it } from 'vitest'
import { textResponse } from './text-response'

const kept = (bytes: number) =>
  textResponse('ü'.repeat(bytes / 2), { status: 200, headers: {} }).headers.get('cache-control')

describe('an answer', () => {
  it('of less than a kilobyte goes as it is, counted in bytes', () => {
    expect(kept(1022)).toBe('no-store, no-transform')
  })

  it('of a kilobyte or more may be packed', () => {
    expect(kept(1024)).toBe('no-store')
  })

  it('has the status and the headers it was given', () => {
    const answer = textResponse('{}', { status: 201, headers: { location: '/api/v1/models/m' } })
    expect([answer.status, answer.headers.get('location')]).toEqual([201, '/api/v1/models/m'])
  })
})
