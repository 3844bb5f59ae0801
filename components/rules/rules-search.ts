import { createLoader, createSerializer, type inferParserType, parseAsArrayOf, parseAsString } from 'nuqs/server'

/** `simulation`: the one that is shown; without it the newest. */
export const rulesSearch = {
  simulation: parseAsString,
  cursor: parseAsString,
  trail: parseAsArrayOf(parseAsString).withDefault([]),
}
export type RulesSearch = inferParserType<typeof rulesSearch>
export const loadRulesSearch = createLoader(rulesSearch)
const serialise = createSerializer({ ...rulesSearch, version: parseAsString })

type Place = { model: string; version: string }

export const rulesHref = ({ model, version }: Place, search: Partial<RulesSearch> = {}) =>
  serialise(`/models/${model}/rules`, { version, ...search })

/** Addresses of the page before and after. The first page has no cursor, which the trail holds as `-`. */
export function simulationLinks(place: Place, { simulation, cursor, trail }: RulesSearch, next: string | null) {
  const at = (where: string | null, before: string[]) =>
    rulesHref(place, { simulation, cursor: where === '-' ? null : where, trail: before })
  const back = trail.at(-1)
  return {
    previous: cursor === null || back === undefined ? null : at(back, trail.slice(0, -1)),
    next: next === null ? null : at(next, [...trail, cursor ?? '-']),
  }
}
