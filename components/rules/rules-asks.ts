const LISTED = 10

/** What the screen asks for; the server starts the same questions. */
export const simulationsAsk = (place: { model: string; version: string }, cursor: string | null) => ({
  model: place.model,
  version: place.version,
  limit: LISTED,
  ...(cursor !== null && { cursor }),
})
export const newestAsk = (place: { model: string; version: string }) => ({
  model: place.model,
  version: place.version,
  limit: 1,
})
