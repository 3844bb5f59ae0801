import 'server-only'
import { type AppError, invalidField } from '@/server/kernel/app-error'

/** The refusal of a segment field that the version does not declare; names those it does. */
export function unknownSegment(pointer: string, name: string, declared: readonly string[]): AppError {
  const detail = `${name} is not a declared segment field of this version (declared: ${declared.join(', ') || 'none'})`
  return invalidField({ pointer, code: 'unknown_segment', detail })
}
