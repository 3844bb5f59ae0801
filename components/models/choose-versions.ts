type Candidate = { version: string; createdAt: string; health: { newestPrediction: string | null } | null }

const newestOf = (entry: Candidate) => entry.health?.newestPrediction ?? ''

/** The version with the newest predictions; of equals the one created last. */
export function defaultVersion<Entry extends Candidate>(versions: readonly Entry[]): Entry | null {
  const [first, ...rest] = versions
  if (!first) return null
  return rest.reduce((best, entry) => {
    const order = newestOf(entry).localeCompare(newestOf(best)) || entry.createdAt.localeCompare(best.createdAt)
    return order > 0 ? entry : best
  }, first)
}

/** The names in the URL's word of versions to compare: a comma list, each once, in order. */
export const comparedNames = (compare: string | null): string[] => [
  ...new Set((compare ?? '').split(',').flatMap((name) => name.trim() || [])),
]

/**
 * The version shown and the one it is compared with, from the URL's words: of several the first other one. Words that name no
 * version count as none.
 */
export function chooseVersions<Entry extends Candidate>(
  versions: readonly Entry[],
  asked: { version: string | null; compare: string | null },
): { shown: Entry | null; compared: Entry | null } {
  const named = (name: string | null) => versions.find((entry) => entry.version === name) ?? null
  const shown = named(asked.version) ?? defaultVersion(versions)
  const others = comparedNames(asked.compare).map(named)
  return { shown, compared: others.find((one) => one !== null && one !== shown) ?? null }
}
