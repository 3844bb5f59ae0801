import type { Cases } from './features'

/** `origin-destination`: the entity of a flight. */
export const routeOf = ({ airports, origin, destination }: Cases, i: number): string =>
  `${airports[origin[i] as number]}-${airports[destination[i] as number]}`
