/** What the common facts are asked for: everything in view, or one use case. */
export const homeInput = (useCase: string | null) => (useCase ? { useCase } : {})
