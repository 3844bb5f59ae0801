import 'server-only'
import { dehydrate, type FetchQueryOptions, HydrationBoundary, type QueryKey } from '@tanstack/react-query'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { cookies } from 'next/headers'
import { cache, type ReactNode } from 'react'
import { resolvePageCaller } from '@/server/access/resolve-caller'
import type { Caller } from '@/server/kernel/context'
import { appRouter } from '@/server/router'
import { createCallerFactory } from '@/server/trpc'
import { makeQueryClient } from './query-client'

/** Who asks for this page; the session is looked up once per request, however many queries the page prefetches. */
export const pageCaller = cache(async (): Promise<Caller> => {
  const jar = await cookies()
  return resolvePageCaller((name) => jar.get(name)?.value)
})

const getQueryClient = cache(makeQueryClient)

/** Query options of every procedure, for `prefetch`. */
export const trpc = createTRPCOptionsProxy({
  ctx: async () => ({ caller: await pageCaller() }),
  router: appRouter,
  queryClient: getQueryClient,
})

/** Calls procedures directly: `await (await api()).models.get({ model })`, for what decides whether a page exists. */
export const api = cache(async () => createCallerFactory(appRouter)({ caller: await pageCaller() }))

/** Starts a query on the server without waiting for it; the browser goes on with it. Awaiting it holds the page back. */
export function prefetch<Data, Failure, Selected, Key extends QueryKey>(
  options: FetchQueryOptions<Data, Failure, Selected, Key>,
): Promise<void> {
  return getQueryClient().prefetchQuery(options)
}

/** Reads a query for the page itself, which the browser then has as well. */
export function read<Data, Failure, Selected, Key extends QueryKey>(
  options: FetchQueryOptions<Data, Failure, Selected, Key>,
): Promise<Selected> {
  return getQueryClient().fetchQuery(options)
}

/** Hands what was prefetched to the client components inside. */
export function HydrateClient({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(getQueryClient())}>{children}</HydrationBoundary>
}
