import { createLoader, parseAsString } from 'nuqs/server'

/** `test`: the A/B test whose conclusion it rests on. */
export const requestSearch = { model: parseAsString, version: parseAsString, test: parseAsString }
export const loadRequestSearch = createLoader(requestSearch)
