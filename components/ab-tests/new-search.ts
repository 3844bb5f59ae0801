import { createLoader, parseAsString } from 'nuqs/server'

export const newSearch = { model: parseAsString }
export const loadNewSearch = createLoader(newSearch)
