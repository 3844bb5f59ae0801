import 'server-only'
import { z } from 'zod'
import { AppError } from '@/server/kernel/app-error'
import type { Endpoint } from './endpoint'

type Stated = Pick<Endpoint, 'operation' | 'etag'>

/** The field that If-Match stands for, where the endpoint takes one. */
export function matchField({ operation, etag }: Stated): string | null {
  if (etag === undefined || !(operation.input instanceof z.ZodObject)) return null
  return Object.hasOwn(operation.input.shape, etag) ? etag : null
}

/** What If-Match says, as that field of the input. */
export function matchInput(endpoint: Stated, headers: Headers): Record<string, unknown> {
  const field = matchField(endpoint)
  const given = headers.get('if-match')
  if (field === null || given === null) return {}
  const [, state] = /^"(\d{1,9})"$/.exec(given.trim()) ?? []
  if (state !== undefined) return { [field]: Number(state) }
  const detail = 'If-Match must be one ETag as it was answered, such as "3"'
  throw new AppError('invalid_input', detail, { errors: [{ pointer: `/${field}`, code: 'invalid_format', detail }] })
}

/** The state of what is answered, for If-Match. */
export function etagHeader({ etag }: Pick<Stated, 'etag'>, item: unknown): Record<string, string> {
  if (etag === undefined || typeof item !== 'object' || item === null) return {}
  const state = (item as Record<string, unknown>)[etag]
  return typeof state === 'number' ? { etag: `"${state}"` } : {}
}
