import { createLoader, createSerializer, type inferParserType, parseAsString } from 'nuqs/server'
import { trailLinks, trailParsers } from '@/components/table/page-trail'

/** `on`: a UTC day. `rollback`: the deployment whose dialog is open. */
export const deploymentSearch = {
  on: parseAsString,
  environment: parseAsString,
  ...trailParsers,
  alias: parseAsString,
  rollback: parseAsString,
}
export type DeploymentSearch = inferParserType<typeof deploymentSearch>
export const loadDeploymentSearch = createLoader(deploymentSearch)
const serialise = createSerializer(deploymentSearch)

export const tabHref = (model: string, search: Partial<DeploymentSearch>) =>
  serialise(`/models/${model}/deployments`, search)

export const historyLinks = (model: string, { on, environment, ...at }: DeploymentSearch, next: string | null) =>
  trailLinks(at, next, (place) => tabHref(model, { on, environment, ...place }))
