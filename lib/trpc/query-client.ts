import { defaultShouldDehydrateQuery, QueryClient } from '@tanstack/react-query'
import { TRPCClientError } from '@trpc/client'
import superjson from 'superjson'

const FRESH_MS = 30_000
const TRIES_MAX = 2

/** Refusals stay refusals; only a server or network that failed is asked again. */
function worthRetrying(failures: number, error: unknown): boolean {
  if (failures >= TRIES_MAX) return false
  const status = error instanceof TRPCClientError ? (error.data as { status?: number } | null)?.status : undefined
  return status === undefined || status >= 500
}

/** Queries that are still running on the server are handed to the browser as they are. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: FRESH_MS, retry: worthRetrying, refetchOnWindowFocus: false },
      dehydrate: {
        serializeData: superjson.serialize,
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === 'pending',
        // Next tells its own control-flow errors by identity, and ours carry no text that must not be seen.
        shouldRedactErrors: () => false,
      },
      hydrate: { deserializeData: superjson.deserialize },
    },
  })
}
