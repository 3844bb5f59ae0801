/** What the form of a plan asks for; its pages begin the same questions. */
export const MODELS_ASK = { limit: 50 }
export const ENVIRONMENTS_ASK = { limit: 50 }
export const KPIS_ASK = { limit: 50 }
export const versionsAsk = (model: string) => ({ model, limit: 50 })
