import { ERROR_STATUS, type ErrorCode, type FieldProblem } from '@/domain/errors/codes'

/** An expected failure with a text for the person or program that caused it. */
export class AppError extends Error {
  override name = 'AppError'
  readonly status: number
  constructor(
    readonly code: ErrorCode,
    detail: string,
    readonly more: { errors?: FieldProblem[]; retryAfterSeconds?: number; body?: Record<string, unknown> } = {},
  ) {
    super(detail)
    this.status = ERROR_STATUS[code]
  }
}

/** One field of the input is refused. */
export const invalidField = ({ pointer, code, detail }: FieldProblem) =>
  new AppError('invalid_input', `${pointer}: ${detail}`, { errors: [{ pointer, code, detail }] })

export const notFound = (what: string) => new AppError('not_found', `${what} was not found`)
