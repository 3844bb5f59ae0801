import { parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { IMPORT_KINDS } from '@/domain/imports/table-columns'

/** What a new import is for, in the URL: other screens lead here with it. */
export const newImportSearch = {
  model: parseAsString.withDefault(''),
  version: parseAsString.withDefault(''),
  kind: parseAsStringLiteral(IMPORT_KINDS).withDefault('predictions'),
}
