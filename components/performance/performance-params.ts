import { createLoader, parseAsBoolean, parseAsIsoDateTime, parseAsString } from 'nuqs/server'

/** What the figures are read of: another moment of knowledge, a segment, raw rows. */
export const readingParsers = {
  asOf: parseAsIsoDateTime,
  segment: parseAsString,
  exact: parseAsBoolean.withDefault(false),
}
/** The metric looked at; changes without asking the server for the page. */
export const metricParser = parseAsString
export const loadPerformanceParams = createLoader({ ...readingParsers, metric: metricParser })
