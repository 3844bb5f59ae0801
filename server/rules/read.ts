import 'server-only'
import type { FeatureDefinition } from '@/domain/features/input'
import type { DecisionDocument } from '@/domain/rules/document'
import { notFound } from '@/server/kernel/app-error'
import type { VersionRow } from '@/server/models/read'
import { type CompiledRules, compileRules } from './compile-rules'
import { readOrRefuse } from './read-or-refuse'

/** The rules of a version, ready to be run. */
export type LoadedRules = {
  digest: string
  features: readonly FeatureDefinition[]
  document: DecisionDocument
  compiled: CompiledRules
}

const KEPT = 50
const cache = new Map<string, LoadedRules>()

/** Reads a version's decision model once per digest. Not found where it has none, refused where it breaks the contract. */
export function rulesOf(version: VersionRow): LoadedRules {
  if (version.rules === null) throw notFound(`a decision model of version ${version.version}`)
  const known = cache.get(version.digest)
  if (known) return known
  const document = readOrRefuse(version.rules, version.features)
  const { digest, features } = version
  const loaded = { digest, features, document, compiled: compileRules(digest, document) }
  if (cache.size >= KEPT) cache.delete(cache.keys().next().value as string)
  cache.set(digest, loaded)
  return loaded
}
