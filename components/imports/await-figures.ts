import type { ImportDetail } from './preview-data'

type Ended = Pick<ImportDetail, 'kind' | 'version' | 'accepted' | 'finishedAt'>

/** Standing figures follow new predictions by some seconds. Nobody is kept waiting for them longer than this. */
const WAIT_MAX_MS = 30_000

/** Does an import change figures that may not be there yet when it ends? */
export function bringsFigures({ kind, version, accepted, finishedAt }: Ended): boolean {
  return kind === 'predictions' && version !== null && accepted > 0 && finishedAt !== null
}

/** Are the version's figures at least as new as the import, or was it waited for long enough? */
export function figuresAreIn(one: Ended, seen: { evaluatedAt: string | null; waitedMs: number }): boolean {
  if (!bringsFigures(one) || seen.waitedMs > WAIT_MAX_MS) return true
  return Date.parse(seen.evaluatedAt ?? '') >= Date.parse(one.finishedAt ?? '')
}
