'use client'
import { useSuspenseQueries } from '@tanstack/react-query'
import { useTRPC } from '@/lib/trpc/client'
import { prepareDevops, SERVED_MAX, type Served } from './prepare-devops'
import { StoryView } from './story-view'
import { useHomeFacts, useHomeWords } from './use-home'

/** Requests, errors and latency of each version. */
export function DevopsHome({ useCase }: { useCase: string | null }) {
  const trpc = useTRPC()
  const versions = useHomeFacts(useCase).versions.slice(0, SERVED_MAX)
  const answers = useSuspenseQueries({
    queries: versions.map(({ model, version }) => trpc.monitoring.service.queryOptions({ model: model.slug, version })),
  })
  const served = versions.flatMap((version, index): Served[] => {
    const service = answers[index]?.data.windows[0]
    return service ? [{ version, service }] : []
  })
  return <StoryView story={prepareDevops(served, useHomeWords())} />
}
