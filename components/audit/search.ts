import {
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const DAY_MS = 86_400_000

export const auditSearch = {
  actor: parseAsString,
  /** The actor's name, so that the filter can say it. */
  who: parseAsString,
  action: parseAsString,
  outcome: parseAsStringLiteral(['done', 'denied']),
  object: parseAsString,
  useCase: parseAsString,
  from: parseAsString,
  /** The last day, included. */
  to: parseAsString,
  cursor: parseAsString,
  record: parseAsInteger,
  verify: parseAsBoolean.withDefault(false),
}
export type AuditSearch = inferParserType<typeof auditSearch>
export const auditHref = createSerializer(auditSearch)

function dayStart(text: string | null, days = 0): string | undefined {
  if (text === null || !DAY.test(text)) return undefined
  const at = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(at) ? undefined : new Date(at + days * DAY_MS).toISOString()
}

/** What the list is asked for: only what is set. Days are UTC. */
export function auditAsk(search: AuditSearch) {
  const { actor, action, outcome, object, useCase, cursor } = search
  const [from, to] = [dayStart(search.from), dayStart(search.to, 1)]
  return {
    ...(actor && { actor }),
    ...(action && { action }),
    ...(outcome && { outcome }),
    ...(object && { objectType: object }),
    ...(useCase && { useCase }),
    ...(cursor && { cursor }),
    ...(from && { from }),
    ...(to && { to }),
  }
}

export const isFiltered = (search: AuditSearch) => Object.keys(auditAsk({ ...search, cursor: null })).length > 0

/** The address of every record that the filter leaves, as CSV. */
export function exportHref(search: AuditSearch): string {
  const asked = new URLSearchParams(auditAsk({ ...search, cursor: null })).toString()
  return `/api/v1/audit/export${asked && `?${asked}`}`
}
