'use client'
import { useQuery } from '@tanstack/react-query'
import { may } from '@/components/access/person'
import { usePerson } from '@/components/access/person-context'
import { useTRPC } from '@/lib/trpc/client'
import { KEYS_PAGE } from './asks'
import { FirstRun } from './first-run'
import type { FirstFacts } from './first-steps'
import { homeInput } from './home-input'

const LOOK_MS = 4000
const AGAIN = { refetchInterval: LOOK_MS, staleTime: 0 }

function useFirstFacts(): FirstFacts {
  const trpc = useTRPC()
  const person = usePerson()
  const keys = useQuery({ ...trpc.keys.list.queryOptions(KEYS_PAGE), ...AGAIN, enabled: may(person, 'key:own') })
  const useCases = useQuery({ ...trpc.useCases.list.queryOptions({ limit: 1 }), ...AGAIN })
  const models = useQuery({ ...trpc.models.list.queryOptions({ limit: 1 }), ...AGAIN })
  const model = models.data?.items[0] ?? null
  const versions = useQuery({
    ...trpc.models.listVersions.queryOptions({ model: model?.slug ?? '', limit: 1 }),
    ...AGAIN,
    enabled: model !== null,
  })
  const version = versions.data?.items[0] ?? null
  const predictions = useQuery({
    ...trpc.monitoring.predictions.queryOptions({
      model: model?.slug ?? '',
      version: version?.version ?? '',
      limit: 1,
    }),
    ...AGAIN,
    enabled: version !== null,
  })
  return {
    hasKey: keys.data?.items.some(({ status }) => status === 'active') ?? false,
    useCase: useCases.data?.items[0]?.slug ?? null,
    model,
    version,
    predicted: (predictions.data?.items.length ?? 0) > 0,
  }
}

/** The first-run home looks again every few seconds; whoever shows it gives way when a prediction has arrived. */
export function WaitingHome({ origin }: { origin: string }) {
  useQuery({ ...useTRPC().monitoring.home.queryOptions(homeInput(null)), ...AGAIN })
  return <FirstRun facts={useFirstFacts()} origin={origin} />
}
