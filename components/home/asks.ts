/** What the homes ask for beside the common facts; the server starts the same questions. */
export const USE_CASES_PAGE = { limit: 200 }
export const ADMIN_PAGE = { limit: 200 }
/** Signing in and out is left out of what is shown. */
export const LATELY = { limit: 60 }
export const DENIED_PAGE = { outcome: 'denied' as const, limit: 50 }
export const KEYS_PAGE = { limit: 50 }
export const DEPLOYED_LATELY = { limit: 4 }
export const waitingAsk = (useCase: string | null) => (useCase ? { useCase } : {})
export const REQUESTS_PAGE = (useCase: string | null) => ({ limit: 50, ...(useCase ? { useCase } : {}) })
export const MODELS_PAGE = (useCase: string | null) => ({ limit: 50, ...(useCase ? { useCase } : {}) })
