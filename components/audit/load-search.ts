import { createLoader } from 'nuqs/server'
import { auditSearch } from './search'

export const loadAuditSearch = createLoader(auditSearch)
