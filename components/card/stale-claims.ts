const DAY_MS = 86_400_000
/** Ends are whole hours; what ends within the same hour as the newest data is as new as it can be. */
const HOUR_MS = 3_600_000

export type ClaimId = 'performance' | 'drift' | 'quality'
export type Claim = { id: ClaimId; until: string | null }
export type StaleClaim = { id: ClaimId; until: string; days: number }

/** Days between the end of what a fact is about and the newest data; 0 where the fact is as new as the data. */
export function daysBehind(until: string, newest: string): number {
  const behind = Date.parse(newest) - Date.parse(until)
  return behind <= HOUR_MS ? 0 : Math.max(1, Math.ceil(behind / DAY_MS))
}

/** Claims about data that newer data has followed. A claim that nothing is known about is not stale, it is missing. */
export function staleClaims(claims: readonly Claim[], newest: string | null): StaleClaim[] {
  if (newest === null) return []
  return claims.flatMap(({ id, until }) => {
    if (until === null) return []
    const days = daysBehind(until, newest)
    return days > 0 ? [{ id, until, days }] : []
  })
}
