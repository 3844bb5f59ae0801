import { createLoader } from 'nuqs/server'
import { keysSearch } from './search'

export const loadKeysSearch = createLoader(keysSearch)
