import {
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'

export const membersSearch = {
  text: parseAsString.withDefault(''),
  status: parseAsStringLiteral(['active', 'disabled']),
  cursor: parseAsString,
  /** Opens the invitation at once; the command menu does. */
  invite: parseAsBoolean.withDefault(false),
}
export type MembersSearch = inferParserType<typeof membersSearch>

export const membersHref = createSerializer(membersSearch)

/** What the list is asked for. */
export function membersAsk({ text, status, cursor }: MembersSearch) {
  return {
    ...(text.trim() ? { text: text.trim().slice(0, 120) } : {}),
    ...(status ? { status } : {}),
    ...(cursor ? { cursor } : {}),
  }
}
