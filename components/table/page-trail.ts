import { parseAsArrayOf, parseAsString } from 'nuqs/server'

/** Where a list that is read page by page stands; `trail`: the cursors of the pages before, so that one can go back. */
export const trailParsers = {
  cursor: parseAsString,
  trail: parseAsArrayOf(parseAsString).withDefault([]),
}
export type Trail = { cursor: string | null; trail: readonly string[] }

/** What a filter sets, so that another list begins at its first page. */
export const FIRST_PAGE = { cursor: null, trail: null }

/** Addresses of the page before and after. The first page has no cursor, which the trail holds as `-`. */
export function trailLinks(
  { cursor, trail }: Trail,
  next: string | null,
  hrefAt: (place: { cursor: string | null; trail: string[] }) => string,
): { previous: string | null; next: string | null } {
  const at = (place: string, before: readonly string[]) =>
    hrefAt({ cursor: place === '-' ? null : place, trail: [...before] })
  const back = trail.at(-1)
  return {
    previous: cursor === null || back === undefined ? null : at(back, trail.slice(0, -1)),
    next: next === null ? null : at(next, [...trail, cursor ?? '-']),
  }
}
