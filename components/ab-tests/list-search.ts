import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { STATUSES } from './marks'

/** In the order of the filter. */
export const LIST_STATES = ['all', ...STATUSES] as const

/** `trail`: the cursors of the pages before, so that one can go back. */
export const listSearch = {
  status: parseAsStringLiteral(LIST_STATES).withDefault('all'),
  model: parseAsString,
  cursor: parseAsString,
  trail: parseAsArrayOf(parseAsString).withDefault([]),
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
  serialise(PATH, { status, model, cursor: null, trail: null })

/** Addresses of the page before and after. The first page has no cursor, which the trail holds as `-`. */
export function listLinks({ status, model, cursor, trail }: ListSearch, next: string | null) {
  const at = (place: string | null, before: string[]) =>
    serialise(PATH, { status, model, cursor: place === '-' ? null : place, trail: before })
  const back = trail.at(-1)
  return {
    previous: cursor === null || back === undefined ? null : at(back, trail.slice(0, -1)),
    next: next === null ? null : at(next, [...trail, cursor ?? '-']),
  }
}
