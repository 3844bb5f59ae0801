import { createLoader, createSerializer, type inferParserType, parseAsArrayOf, parseAsString } from 'nuqs/server'

/** `on`: a UTC day. `rollback`: the deployment whose dialog is open. */
export const deploymentSearch = {
  on: parseAsString,
  environment: parseAsString,
  cursor: parseAsString,
  trail: parseAsArrayOf(parseAsString).withDefault([]),
  alias: parseAsString,
  rollback: parseAsString,
}
export type DeploymentSearch = inferParserType<typeof deploymentSearch>
export const loadDeploymentSearch = createLoader(deploymentSearch)
const serialise = createSerializer(deploymentSearch)

export const tabHref = (model: string, search: Partial<DeploymentSearch>) =>
  serialise(`/models/${model}/deployments`, search)

/** Addresses of the page before and after. The first page has no cursor, which the trail holds as `-`. */
export function historyLinks(model: string, { on, environment, cursor, trail }: DeploymentSearch, next: string | null) {
  const at = (place: string | null, before: string[]) =>
    tabHref(model, { on, environment, cursor: place === '-' ? null : place, trail: before })
  const back = trail.at(-1)
  return {
    previous: cursor === null || back === undefined ? null : at(back, trail.slice(0, -1)),
    next: next === null ? null : at(next, [...trail, cursor ?? '-']),
  }
}
