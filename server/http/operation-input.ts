import 'server-only'
import { z } from 'zod'
import type { FieldProblem } from '@/domain/errors/codes'
import { AppError } from '@/server/kernel/app-error'

const PROBLEMS_SHOWN = 50

function refuse(errors: FieldProblem[]): never {
  const first = errors[0]
  throw new AppError('invalid_input', first ? `${first.pointer}: ${first.detail}` : 'the input is not valid', {
    errors: errors.slice(0, PROBLEMS_SHOWN),
  })
}

/** The query string as an object of texts; a parameter given twice is refused. */
export function queryInput(query: URLSearchParams): Record<string, unknown> {
  const input = new Map<string, string>()
  for (const [name, value] of query) {
    if (input.has(name)) refuse([{ pointer: `/${name}`, code: 'duplicate_key', detail: 'is given twice' }])
    input.set(name, value)
  }
  return Object.fromEntries(input)
}

export function bodyInput(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    refuse([{ pointer: '', code: 'invalid_type', detail: 'the body must be a JSON object' }])
  }
  return body as Record<string, unknown>
}

/**
 * One input from path, query string and body. A field may come from several of them only if all say the same; a field
 * that the contract does not know is refused, also where the schema alone would drop it.
 */
export function mergeInput(schema: z.ZodType, parts: readonly Record<string, unknown>[]): Record<string, unknown> {
  const input = new Map<string, unknown>()
  const errors: FieldProblem[] = []
  const known = schema instanceof z.ZodObject ? schema.shape : null
  for (const part of parts) {
    for (const [name, value] of Object.entries(part)) {
      const pointer = `/${name.slice(0, 100)}`
      if (input.has(name) && input.get(name) !== value) {
        errors.push({ pointer, code: 'contradiction', detail: 'is given twice with different values' })
      }
      if (known && !Object.hasOwn(known, name)) {
        errors.push({ pointer, code: 'unrecognized_keys', detail: 'is not a field of this request' })
      }
      input.set(name, value)
    }
  }
  if (errors.length > 0) refuse(errors)
  return Object.fromEntries(input)
}
