import { createLoader, createSerializer, type inferParserType, parseAsString } from 'nuqs/server'
import { trailLinks, trailParsers } from '@/components/table/page-trail'

/** `simulation`: the one that is shown; without it the newest. */
export const rulesSearch = {
  simulation: parseAsString,
  ...trailParsers,
}
export type RulesSearch = inferParserType<typeof rulesSearch>
export const loadRulesSearch = createLoader(rulesSearch)
const serialise = createSerializer({ ...rulesSearch, version: parseAsString })

type Place = { model: string; version: string }

export const rulesHref = ({ model, version }: Place, search: Partial<RulesSearch> = {}) =>
  serialise(`/models/${model}/rules`, { version, ...search })

export const simulationLinks = (of: Place, { simulation, ...at }: RulesSearch, next: string | null) =>
  trailLinks(at, next, (place) => rulesHref(of, { simulation, ...place }))
