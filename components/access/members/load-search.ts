import { createLoader } from 'nuqs/server'
import { membersSearch } from './search'

export const loadMembersSearch = createLoader(membersSearch)
