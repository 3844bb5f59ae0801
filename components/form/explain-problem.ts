import type { FieldProblem } from '@/domain/errors/codes'
import type { AreaTranslator } from '@/lib/i18n/translator'

type Data = { code?: string; requestId?: string; errors?: FieldProblem[] }

/** What a refused call says about itself; `code` is null where no server answered. */
export type Problem = { code: string | null; detail: string; requestId: string | undefined; errors: FieldProblem[] }

function dataOf(error: unknown): Data | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null
  return typeof error.data === 'object' ? error.data : null
}

export function readProblem(error: unknown): Problem {
  const data = dataOf(error)
  const detail = error instanceof Error ? error.message.replace(/[.\s]+$/, '') : ''
  return { code: data?.code ?? null, detail, requestId: data?.requestId || undefined, errors: data?.errors ?? [] }
}

export type Explained = {
  text: string
  /** In words, by the first part of the pointer: `password`, `email`. */
  fields: Record<string, string>
  /** Left out where the fields say what to mend. */
  requestId: string | undefined
}

const CODES = [
  'unauthenticated',
  'forbidden',
  'bad_origin',
  'not_found',
  'conflict',
  'invalid_input',
  'too_large',
  'too_many_requests',
  'unavailable',
  'overloaded',
  'internal',
] as const
const FIELDS = ['password', 'current', 'email', 'name', 'token', 'scopes', 'useCase', 'expiresAt'] as const

/** A failed mutation in the reader's words, and per field. */
export function explainProblem(error: unknown, t: AreaTranslator<'errors'>): Explained {
  const { code, detail, requestId, errors } = readProblem(error)
  const known = CODES.find((one) => one === code)
  const fields: Record<string, string> = {}
  for (const { pointer } of errors) {
    const name = pointer.split('/')[1] ?? ''
    fields[name] ??= t(`field.${FIELDS.find((one) => one === name) ?? 'other'}`)
  }
  const text = code === null ? t('network') : t(`code.${known ?? 'other'}`, { detail })
  if (Object.keys(fields).length > 0) return { text: t('fieldsBelow'), fields, requestId: undefined }
  return { text, fields, requestId }
}
