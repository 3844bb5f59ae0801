/** The request id an error carries: its own `requestId`, that of tRPC's `data`, or that of its cause. */
export function requestIdOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('requestId' in error && typeof error.requestId === 'string') return error.requestId
  if ('data' in error) {
    const inner = requestIdOf(error.data)
    if (inner) return inner
  }
  return 'cause' in error ? requestIdOf(error.cause) : undefined
}
