import type { Cases } from './features'
import { routeOf } from './route-of'

/** The first flight of each route that leaves in [from, to), in the order of departure; minutes on the demo's clock. */
export function firstFlights(
  cases: Cases,
  { from, to }: { from: number; to: number },
): { route: string; at: number }[] {
  const seen = new Set<string>()
  const found: { route: string; at: number }[] = []
  for (let i = 0; i < cases.size; i++) {
    const at = cases.departure[i] as number
    if (at < from || at >= to) continue
    const route = routeOf(cases, i)
    if (seen.has(route)) continue
    seen.add(route)
    found.push({ route, at })
  }
  return found
}
