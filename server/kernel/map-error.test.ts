import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { AppError } from './app-error'
import { toAppError } from './map-error'

const coded = (code: string, more: object = {}) => Object.assign(new Error(`secret ${code}`), { code, ...more })
const mapped = (error: unknown) => toAppError(error, 'req_1')

describe('a database that is gone', () => {
  it.each<[string, unknown]>([
    ['cannot be reached', coded('ECONNREFUSED')],
    ['cannot be reached by any address', new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')])],
    ['broke off', coded('ECONNRESET')],
    ['shuts down', coded('57P01')],
    ['has no connection left', coded('53300')],
    ['ends the connection', coded('55000', { severity: 'FATAL' })],
    ['ended it', new Error('Connection terminated unexpectedly')],
    ['lets nobody in within the time', new Error('timeout exceeded when trying to connect')],
    ['is the cause of another failure', new Error('Failed query: select 1', { cause: coded('ECONNREFUSED') })],
  ])('%s: 503 and when to come back', (_what, error) => {
    const found = mapped(error)
    expect([found.code, found.status]).toEqual(['unavailable', 503])
    expect(found.more.retryAfterSeconds).toBeGreaterThan(0)
    expect(found.message).not.toContain('secret')
  })
})

describe('any other failure', () => {
  const written = vi.spyOn(console, 'error')
  beforeEach(() => written.mockImplementation(() => undefined))
  afterEach(() => written.mockReset())

  it('is a conflict where two made the same thing', () => {
    expect(mapped(coded('23505'))).toMatchObject({ code: 'conflict', status: 409 })
  })

  it('keeps its own code, also as the cause of another', () => {
    const refusal = new AppError('forbidden', 'no')
    expect([mapped(refusal), mapped(new Error('rolled back', { cause: refusal }))]).toEqual([refusal, refusal])
  })

  it('of an input points at its fields', () => {
    const { error } = z.object({ 'a/b': z.object({ c: z.number() }) }).safeParse({ 'a/b': { c: 'x' } })
    expect(mapped(error)).toMatchObject({ code: 'invalid_input', more: { errors: [{ pointer: '/a~1b/c' }] } })
  })

  it('says nothing of itself but to the log, under the id of the request', () => {
    const found = mapped(coded('42601'))
    expect([found.code, found.status]).toEqual(['internal', 500])
    expect(found.message).not.toContain('secret')
    expect(written.mock.calls.flat().join()).toMatch(/req_1.*secret 42601/)
  })
})
