/** What the request form asks for; the page starts the same questions. */
export const ENVIRONMENTS_ASK = { limit: 50 }
export const MODELS_ASK = { limit: 50 }
export const versionsAsk = (model: string) => ({ model, limit: 50 })
