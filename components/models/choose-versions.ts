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

/** The version shown and the one it is compared with, from the URL's words; words that name no version count as none. */
export function chooseVersions<Entry extends Candidate>(
  versions: readonly Entry[],
  asked: { version: string | null; compare: string | null },
): { shown: Entry | null; compared: Entry | null } {
  const named = (name: string | null) => versions.find((entry) => entry.version === name) ?? null
  const shown = named(asked.version) ?? defaultVersion(versions)
  const compared = named(asked.compare)
  return { shown, compared: compared === shown ? null : compared }
}
