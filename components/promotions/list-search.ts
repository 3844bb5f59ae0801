import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'

/** In the order of the filter; `all`: waiting and decided. */
export const LIST_STATES = ['pending', 'approved', 'rejected', 'void', 'expired', 'all'] as const

/** `trail`: the cursors of the pages before, so that one can go back. */
export const listSearch = {
  status: parseAsStringLiteral(LIST_STATES).withDefault('pending'),
  useCase: parseAsString,
  cursor: parseAsString,
  trail: parseAsArrayOf(parseAsString).withDefault([]),
}
export type ListSearch = inferParserType<typeof listSearch>
export const loadListSearch = createLoader(listSearch)
const serialise = createSerializer(listSearch)

const PATH = '/promotions'
const ROWS = 25

export const listAsk = ({ status, useCase, cursor }: ListSearch) => ({
  limit: ROWS,
  ...(status !== 'all' && { status }),
  ...(useCase && { useCase }),
  ...(cursor && { cursor }),
})

export const statusHref = ({ useCase }: ListSearch, status: ListSearch['status']) =>
  serialise(PATH, { status, useCase, cursor: null, trail: null })

/** Addresses of the page before and after. The first page has no cursor, which the trail holds as `-`. */
export function listLinks({ status, useCase, cursor, trail }: ListSearch, next: string | null) {
  const at = (place: string | null, before: string[]) =>
    serialise(PATH, { status, useCase, cursor: place === '-' ? null : place, trail: before })
  const back = trail.at(-1)
  return {
    previous: cursor === null || back === undefined ? null : at(back, trail.slice(0, -1)),
    next: next === null ? null : at(next, [...trail, cursor ?? '-']),
  }
}
