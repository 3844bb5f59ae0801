import { createLoader, parseAsBoolean, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { DRIFT_PRESETS } from '@/domain/drift/finding'

export const driftParsers = {
  preset: parseAsStringLiteral(DRIFT_PRESETS).withDefault('evidently'),
  exact: parseAsBoolean.withDefault(false),
}
/** The feature looked at; changes without asking the server for the page. */
export const featureParser = parseAsString
export const loadDriftParams = createLoader({ ...driftParsers, feature: featureParser })
