import { createLoader, parseAsString } from 'nuqs/server'

export const requestSearch = { model: parseAsString, version: parseAsString }
export const loadRequestSearch = createLoader(requestSearch)
