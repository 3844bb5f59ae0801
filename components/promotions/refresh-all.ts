import type { QueryClient } from '@tanstack/react-query'

/** Everything is read anew after a step, but for comparisons of versions, which no step changes. */
export function refreshAll(client: QueryClient): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey: [path] }) => !(Array.isArray(path) && path.includes('compare')),
  })
}
