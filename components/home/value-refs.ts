import type { Serving } from '@/components/deployments/figures'
import type { HomeFacts, WatchedVersion } from './home-facts'

export type ValueRef = { model: { slug: string; name: string }; version: string }

const MODELS_MAX = 3
/** Enough of what serves to know it of the models in view. */
export const SERVED_PAGE = { limit: 200 }
export const valueInput = ({ model, version }: ValueRef) => ({
  model: model.slug,
  version,
  granularity: 'week' as const,
})

const newestOf = (version: WatchedVersion) => version.health?.newestPrediction ?? ''

/** The version whose money counts: the one that serves in production, or anywhere; else the one used last. */
function decidingVersion(versions: readonly WatchedVersion[], served: readonly Serving[]): string | null {
  const serving = served.find(({ environment }) => environment === 'production') ?? served[0]
  if (serving) return serving.version
  const byUse = [...versions].sort(
    (a, b) => newestOf(b).localeCompare(newestOf(a)) || b.version.localeCompare(a.version, 'en', { numeric: true }),
  )
  return byUse[0]?.version ?? null
}

/** Of the models in view that decide yes or no, the version that the money is read of. */
export function valueRefs(home: Pick<HomeFacts, 'versions'>, served: readonly Serving[]): ValueRef[] {
  const binary = home.versions.filter(({ model }) => model.task === 'binary')
  const slugs = [...new Set(binary.map(({ model }) => model.slug))].slice(0, MODELS_MAX)
  return slugs.flatMap((slug) => {
    const own = binary.filter(({ model }) => model.slug === slug)
    const version = decidingVersion(
      own,
      served.filter((one) => one.model === slug),
    )
    const name = own[0]?.model.name ?? slug
    return version === null ? [] : [{ model: { slug, name }, version }]
  })
}
