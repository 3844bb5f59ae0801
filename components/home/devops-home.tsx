'use client'
import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query'
import { may } from '@/components/access/person'
import { usePerson } from '@/components/access/person-context'
import { useTRPC } from '@/lib/trpc/client'
import { DEPLOYED_LATELY } from './asks'
import { prepareDevops, SERVED_MAX, type Served } from './prepare-devops'
import { StoryView } from './story-view'
import { useHomeFacts, useHomeWords } from './use-home'

/** Requests, errors and latency of each version. */
export function DevopsHome({ useCase }: { useCase: string | null }) {
  const trpc = useTRPC()
  const versions = useHomeFacts(useCase).versions.slice(0, SERVED_MAX)
  const mayRollBack = may(usePerson(), 'deployment:roll_back')
  const { data: deployed } = useSuspenseQuery(trpc.deployments.list.queryOptions(DEPLOYED_LATELY))
  const answers = useSuspenseQueries({
    queries: versions.map(({ model, version }) => trpc.monitoring.service.queryOptions({ model: model.slug, version })),
  })
  const served = versions.flatMap((version, index): Served[] => {
    const service = answers[index]?.data.windows[0]
    return service ? [{ version, service }] : []
  })
  return <StoryView story={prepareDevops(served, { serving: deployed.items, mayRollBack }, useHomeWords())} />
}
