import type { VersionEntry } from '@/components/models/version-entry'

type Source = { version: string; health: Pick<NonNullable<VersionEntry['health']>, 'newestPrediction'> | null }

/**
 * Whose traffic a version may be simulated on: all versions. First those that are known to have some, the version itself
 * last of them, as it only counts its rows; the newest traffic on top. Of old versions it is not known.
 */
export function simulationSources(versions: readonly Source[], shown: string): string[] {
  const ranked = versions.map(({ version, health }) => {
    const newest = health?.newestPrediction ?? ''
    return { version, newest, rank: (newest === '' ? 2 : 0) + (version === shown ? 1 : 0) }
  })
  return ranked.sort((a, b) => a.rank - b.rank || b.newest.localeCompare(a.newest)).map(({ version }) => version)
}
