import { canonicalJson } from '@/domain/audit/canonical-json'

/** Does the stored row say the same as the input in every field of the input? An absent field equals null. */
export function sameFields(row: Record<string, unknown>, input: Record<string, unknown>): boolean {
  return Object.entries(input).every(([key, value]) => canonicalJson(row[key] ?? null) === canonicalJson(value ?? null))
}
