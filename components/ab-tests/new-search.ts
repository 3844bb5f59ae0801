import { createLoader, parseAsString } from 'nuqs/server'

export const newSearch = { model: parseAsString }
export const loadNewSearch = createLoader(newSearch)

/** What the form asks for; the page starts the same questions. */
export const MODELS_ASK = { limit: 50 }
export const ENVIRONMENTS_ASK = { limit: 50 }
export const KPIS_ASK = { limit: 50 }
export const versionsAsk = (model: string) => ({ model, limit: 50 })
