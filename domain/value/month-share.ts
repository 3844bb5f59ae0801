/**
 * Calendar months (UTC) in the half-open interval [from, to) of milliseconds: each month's part by its own length, so that
 * whole months count 1 whatever their number of days.
 */
export function monthShare(from: number, to: number): number {
  let months = 0
  for (let at = from; at < to; ) {
    const date = new Date(at)
    const start = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
    const end = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
    const until = Math.min(to, end)
    months += (until - at) / (end - start)
    at = until
  }
  return months
}
