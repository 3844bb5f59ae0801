import { createSerializer, parseAsBoolean, parseAsString } from 'nuqs/server'

export const keysSearch = {
  cursor: parseAsString,
  /** Opens the form of a new key at once; the command menu does. */
  create: parseAsBoolean.withDefault(false),
}
export const keysHref = createSerializer(keysSearch)

export const keysAsk = ({ cursor }: { cursor: string | null }) => (cursor ? { cursor } : {})
