/** When a version served: `[effectiveFrom, effectiveTo)` in milliseconds, null while it still does. */
export type Served = {
  id: string
  model: string
  environment: string
  version: string
  digest: string
  effectiveFrom: number
  effectiveTo: number | null
}

/** What served at an instant, at most one per model and environment, ordered by model and environment. */
export function whatServed<T extends Served>(history: readonly T[], at: number): T[] {
  const serving = history.filter(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom <= at && (effectiveTo === null || at < effectiveTo),
  )
  return serving.sort((a, b) => order(a.model, b.model) || order(a.environment, b.environment))
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** When a new version may take over: now, but after what serves had begun, also where two decisions fall on one instant. */
export function takeOverAt(now: number, live: { effectiveFrom: number } | null): number {
  return live === null ? now : Math.max(now, live.effectiveFrom + 1)
}
