import 'server-only'
import { z } from 'zod'
import type { FieldProblem } from '@/domain/errors/codes'
import { pointerOf } from '@/domain/errors/pointer-of'
import { AppError } from './app-error'

const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'])
/** Connection lost, server shutting down or starting, too many connections. */
const SQL_UNAVAILABLE = /^(08|57P|53)/
const UNAVAILABLE_TEXT = /timeout exceeded when trying to connect|Connection terminated|connection timeout/i
const RETRY_AFTER_SECONDS = 5

export function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.slice(0, 50).map((issue) => ({
    pointer: pointerOf(issue.path),
    code: issue.code,
    detail: issue.message,
  }))
}

export function invalidInput(error: z.ZodError): AppError {
  const errors = fieldProblems(error)
  const first = errors[0]
  return new AppError('invalid_input', first ? `${first.pointer || '/'}: ${first.detail}` : 'the input is not valid', {
    errors,
  })
}

function causes(error: unknown): unknown[] {
  const chain: unknown[] = []
  for (let at = error; at !== undefined && at !== null && chain.length < 8; at = (at as { cause?: unknown }).cause) {
    chain.push(at)
    if (at instanceof AggregateError) chain.push(...at.errors)
  }
  return chain
}

function isUnavailable(error: unknown): boolean {
  // PostgreSQL ends the connection with every FATAL, whatever its code.
  if ((error as { severity?: unknown }).severity === 'FATAL') return true
  const code = (error as { code?: unknown }).code
  if (
    typeof code === 'string' &&
    (UNREACHABLE.has(code) || (/^[0-9A-Z]{5}$/.test(code) && SQL_UNAVAILABLE.test(code)))
  ) {
    return true
  }
  return error instanceof Error && UNAVAILABLE_TEXT.test(error.message)
}

/** The one place where any failure becomes an expected one; text of unknown errors goes to the log only. */
export function toAppError(error: unknown, requestId: string): AppError {
  if (error instanceof AppError) return error
  if (error instanceof z.ZodError) return invalidInput(error)
  const chain = causes(error)
  const known = chain.find((entry) => entry instanceof AppError)
  if (known instanceof AppError) return known
  if (chain.some(isUnavailable)) {
    return new AppError('unavailable', 'the database cannot be reached; try again later', {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    })
  }
  if (chain.some((entry) => (entry as { code?: unknown }).code === '23505')) {
    return new AppError('conflict', 'somebody else created or changed the same object at the same moment; try again')
  }
  console.error(JSON.stringify({ level: 'error', requestId, error: errorText(error) }))
  return new AppError('internal', 'something went wrong on our side; nothing was changed')
}

function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? ` <- ${error.cause.message}` : ''
  return `${error.stack ?? error.message}${cause}`.slice(0, 4000)
}
