const DAY = /^\d{4}-\d{2}-\d{2}$/
const DAY_MS = 86_400_000
const ROWS = 20

/** What the tab asks for; the server starts the same questions. */
export const servingAsk = (model: string) => ({ model, limit: 50 })
export const heartbeatsAsk = (id: string) => ({ id, limit: 50 })
export const aliasHistoryAsk = (model: string, alias: string) => ({ model, alias, limit: 50 })
export const historyAsk = (model: string, search: { environment: string | null; cursor: string | null }) => ({
  model,
  limit: ROWS,
  ...(search.environment && { environment: search.environment }),
  ...(search.cursor && { cursor: search.cursor }),
})

/** The first and the last instant of a UTC day; null where the text is no day. */
export function dayBounds(text: string | null): { first: string; last: string } | null {
  if (text === null || !DAY.test(text)) return null
  const at = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) return null
  return { first: new Date(at).toISOString(), last: new Date(at + DAY_MS - 1).toISOString() }
}
