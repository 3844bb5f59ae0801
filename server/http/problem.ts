import 'server-only'
import type { ErrorCode } from '@/domain/errors/codes'
import type { AppError } from '@/server/kernel/app-error'
import { textResponse } from './text-response'

export const PROBLEM_TYPE = 'application/problem+json'

/** The short text of a code, the same for every occurrence. */
export const PROBLEM_TITLES: Record<ErrorCode, string> = {
  invalid_json: 'The body is not JSON',
  invalid_encoding: 'The body cannot be unpacked',
  invalid_utf8: 'The body is not UTF-8',
  unauthenticated: 'Not signed in, or no valid key',
  forbidden: 'Not allowed',
  bad_origin: 'Not sent by a page of this server',
  not_found: 'Not found',
  method_not_allowed: 'This method is not offered here',
  conflict: 'Does not fit what is there',
  version_immutable: 'The version can no longer change',
  idempotency_in_flight: 'The first request with this key is still running',
  changed_meanwhile: 'Changed by somebody else in the meantime',
  too_large: 'Too large',
  unsupported_media_type: 'This kind of body is not taken here',
  invalid_input: 'The input is not valid',
  invalid_table: 'The table is not valid',
  all_rejected: 'No row could be stored',
  too_many_rows: 'Too many rows',
  too_deep: 'Nested too deeply',
  duplicate_key: 'A key is given twice',
  idempotency_mismatch: 'The key was used for another request',
  exact_required: 'Needs exact=true',
  unknown_method: 'No such method',
  too_many_requests: 'Too many requests',
  internal: 'Something went wrong on our side',
  overloaded: 'Too busy',
  unavailable: 'Not available',
}

export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: ErrorCode
  requestId: string
  errors: { pointer: string; code: string; detail: string }[]
}

export function problemOf(error: AppError, requestId: string): Problem {
  return {
    ...error.more.body,
    type: `/docs/api#${error.code}`,
    title: PROBLEM_TITLES[error.code],
    status: error.status,
    detail: error.message,
    code: error.code,
    requestId,
    errors: error.more.errors ?? [],
  }
}

/** RFC 9457 answer; `headers` for what the place of the failure knows, such as Allow. */
export function problemResponse(error: AppError, requestId: string, headers: Record<string, string> = {}): Response {
  const retry = error.more.retryAfterSeconds
  return textResponse(JSON.stringify(problemOf(error, requestId)), {
    status: error.status,
    headers: {
      ...headers,
      'content-type': PROBLEM_TYPE,
      'x-request-id': requestId,
      ...(error.status === 401 && { 'www-authenticate': 'Bearer realm="plumbline"' }),
      ...(retry !== undefined && { 'retry-after': String(Math.max(1, Math.ceil(retry))) }),
    },
  })
}
