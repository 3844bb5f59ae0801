import { createLoader, createSerializer, parseAsArrayOf, parseAsString } from 'nuqs/server'

/** `trail`: the cursors of the pages before, so that one can go back. */
export const listParsers = {
  text: parseAsString.withDefault(''),
  useCase: parseAsString,
  cursor: parseAsString,
  trail: parseAsArrayOf(parseAsString).withDefault([]),
}
export const loadListParams = createLoader(listParsers)
const href = createSerializer(listParsers)

export type ListState = { text: string; useCase: string | null; cursor: string | null; trail: string[] }

/** Addresses of the page before and after. The first page has no cursor, which the trail holds as `-`. */
export function pageLinks(state: ListState, next: string | null): { previous: string | null; next: string | null } {
  const { text, useCase, cursor, trail } = state
  const at = (place: string | null, before: string[]) =>
    href('/models', { text, useCase, cursor: place === '-' ? null : place, trail: before })
  const back = trail.at(-1)
  return {
    previous: cursor === null || back === undefined ? null : at(back, trail.slice(0, -1)),
    next: next === null ? null : at(next, [...trail, cursor ?? '-']),
  }
}
