import { ARRIVAL_FORMULA } from '../flights/arrival'

/** What a reader of the demo must know; on screen with the use case, the KPIs and what was decided. */
export const DEMO_NOTES = {
  source:
    'Flights: US Bureau of Transportation Statistics, January to June 2001, as in the package vega-datasets. Late means an arrival delay of 15 minutes or more.',
  time: 'Times are the local departure times of the source, written as UTC.',
  arrival: ARRIVAL_FORMULA,
  features:
    'Derived as well: origin_late_2h, the share of late arrivals among the flights from this origin that arrived within the 2 hours before departure; route_late_14d, the same for the route over 14 days; missing with fewer than 3 arrivals.',
  serving:
    'Example: v0, the rules, is taken as what served these flights; v1 and v2 scored the same flights beside it.',
  test: 'Replayed in the order of time: each route was assigned to v1 or v2 by the rule of the plan, and what the version of its arm said of its flights is what counts. Nobody saw an announcement.',
  examples: 'Targets of the KPIs, what a decision is worth, the people and what they decide are examples.',
  latency: 'The replay reports no latency, because the source has none.',
} as const
