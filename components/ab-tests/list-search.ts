import { createLoader, createSerializer, type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { FIRST_PAGE, trailLinks, trailParsers } from '@/components/table/page-trail'
import { STATUSES } from './marks'

/** In the order of the filter. */
export const LIST_STATES = ['all', ...STATUSES] as const

export const listSearch = {
  status: parseAsStringLiteral(LIST_STATES).withDefault('all'),
  model: parseAsString,
  ...trailParsers,
}
export type ListSearch = inferParserType<typeof listSearch>
export const loadListSearch = createLoader(listSearch)
const serialise = createSerializer(listSearch)

const PATH = '/ab-tests'
const ROWS = 25

export const listAsk = ({ status, model, cursor }: ListSearch) => ({
  limit: ROWS,
  ...(status !== 'all' && { status }),
  ...(model && { model }),
  ...(cursor && { cursor }),
})

const MANY = 50
/** What the sentence of the list counts. */
export const RUNNING_ASK = { status: 'running' as const, limit: MANY }
export const DRAFT_ASK = { status: 'draft' as const, limit: MANY }

export const statusHref = ({ model }: ListSearch, status: ListSearch['status']) =>
  serialise(PATH, { status, model, ...FIRST_PAGE })

export const listLinks = ({ status, model, ...at }: ListSearch, next: string | null) =>
  trailLinks(at, next, (place) => serialise(PATH, { status, model, ...place }))
