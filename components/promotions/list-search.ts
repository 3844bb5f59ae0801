import { createLoader, createSerializer, type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { FIRST_PAGE, trailLinks, trailParsers } from '@/components/table/page-trail'

/** In the order of the filter; `all`: waiting and decided. */
export const LIST_STATES = ['pending', 'approved', 'rejected', 'void', 'expired', 'all'] as const

export const listSearch = {
  status: parseAsStringLiteral(LIST_STATES).withDefault('pending'),
  useCase: parseAsString,
  ...trailParsers,
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

/** What the sentence says waits for the reader. */
export const waitingAsk = ({ useCase }: ListSearch) => (useCase ? { useCase } : {})

export const statusHref = ({ useCase }: ListSearch, status: ListSearch['status']) =>
  serialise(PATH, { status, useCase, ...FIRST_PAGE })

export const listLinks = ({ status, useCase, ...at }: ListSearch, next: string | null) =>
  trailLinks(at, next, (place) => serialise(PATH, { status, useCase, ...place }))
