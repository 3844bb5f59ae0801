import { ARRIVAL_FORMULA } from '../flights/arrival'

/** What a reader of the demo must know; shown on screen. */
export const DEMO_NOTES = {
  source:
    'Flights: US Bureau of Transportation Statistics, January to June 2001, as in the package vega-datasets. Late means an arrival delay of 15 minutes or more.',
  time: 'Times are the local departure times of the source, written as UTC.',
  arrival: ARRIVAL_FORMULA,
  features:
    'origin_late_2h: share of late arrivals among the flights from this origin that arrived within the 2 hours before departure; route_late_14d: the same for the route over 14 days. Fewer than 3 arrivals: missing.',
  serving: 'Example: v1 is taken as the version that serves until 31 March and v2 from 1 April.',
  examples: 'Targets of the KPIs and the people are examples.',
  latency: 'The replay reports no latency, because the source has none.',
} as const
