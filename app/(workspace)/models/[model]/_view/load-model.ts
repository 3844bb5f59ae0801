import 'server-only'
import { cache } from 'react'
import type { Health, Model, Version } from '@/components/models/figures'
import type { VersionEntry } from '@/components/models/version-entry'
import { api } from '@/lib/trpc/server'
import { found } from '../../_found'

export type LoadedModel = { model: Model; versions: VersionEntry[]; more: boolean }

const VERSIONS_LOADED = 50

function toEntry(model: Model, version: Version, health: Health | null): VersionEntry {
  return {
    version: version.version,
    kind: version.rules === null ? model.kind : 'rules',
    createdAt: version.createdAt,
    author: version.author,
    reason: version.reason,
    features: version.features,
    segments: version.segments,
    reference: version.reference,
    rules: version.rules,
    lineage: version.lineage,
    archived: version.archived,
    digest: version.digest,
    health,
  }
}

/** Standing of the newest versions, in one call. */
async function newestHealth(model: Model): Promise<Map<string, Health | null>> {
  const call = await api()
  const { versions } = await call.monitoring.model({ model: model.slug })
  return new Map(versions.map((entry) => [entry.version, entry.health]))
}

/** A model with its newest versions and how they stand; once per request, for the layout and the page. */
export const loadModel = cache(async (slug: string): Promise<LoadedModel> => {
  const call = await api()
  const model = await found(call.models.get({ model: slug }))
  const [page, health] = await Promise.all([
    call.models.listVersions({ model: slug, limit: VERSIONS_LOADED }),
    newestHealth(model),
  ])
  const versions = page.items.map((version) => toEntry(model, version, health.get(version.version) ?? null))
  return { model, versions, more: page.next !== null }
})

/** One version with its standing, however old. */
export const loadVersion = cache(async (slug: string, name: string): Promise<VersionEntry> => {
  const call = await api()
  const { model } = await loadModel(slug)
  const version = await found(call.models.getVersion({ model: slug, version: name }))
  return toEntry(model, version, await call.monitoring.version({ model: slug, version: name }))
})
