import { createLoader, createSerializer, parseAsArrayOf, parseAsString } from 'nuqs/server'

/** `trail`: the cursors of the pages before, so that one can go back. */
const parsers = {
  model: parseAsString.withDefault(''),
  cursor: parseAsString,
  trail: parseAsArrayOf(parseAsString).withDefault([]),
}
export const loadImportsParams = createLoader(parsers)
const href = createSerializer(parsers)

export type ImportsState = { model: string; cursor: string | null; trail: readonly string[] }

/** Addresses of the page before and after. The first page has no cursor, which the trail holds as `-`. */
export function importPages(
  { model, cursor, trail }: ImportsState,
  next: string | null,
): { previous: string | null; next: string | null } {
  const at = (place: string | null, before: string[]) =>
    href('/imports', { model, cursor: place === '-' ? null : place, trail: before })
  const back = trail.at(-1)
  return {
    previous: cursor === null || back === undefined ? null : at(back, trail.slice(0, -1)),
    next: next === null ? null : at(next, [...trail, cursor ?? '-']),
  }
}
