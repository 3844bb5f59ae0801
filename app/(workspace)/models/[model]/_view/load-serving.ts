import 'server-only'
import { cache } from 'react'
import { servingAsk } from '@/components/deployments/asks'
import { api } from '@/lib/trpc/server'

/** What serves of a model now, by environment; once per request, for the layout and the page. */
export const loadServing = cache(async (slug: string) => {
  const call = await api()
  return (await call.deployments.list(servingAsk(slug))).items
})
