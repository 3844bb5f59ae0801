'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { toast } from 'sonner'
import { useTranslations } from 'use-intl'
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
  return {
    hasKey: keys.data?.items.some(({ status }) => status === 'active') ?? false,
    useCase: useCases.data?.items[0]?.slug ?? null,
    model,
    version: versions.data?.items[0] ?? null,
    predicted: false,
  }
}

/** The first-run home looks again every few seconds, and gives way to the person's own when a prediction has arrived. */
export function WaitingHome({ origin }: { origin: string }) {
  const t = useTranslations('home')
  const trpc = useTRPC()
  const client = useQueryClient()
  const { data: home } = useQuery({ ...trpc.monitoring.home.queryOptions(homeInput(null)), ...AGAIN })
  const facts = useFirstFacts()
  const arrived = home !== undefined && home.newestPrediction !== null
  useEffect(() => {
    if (!arrived) return
    toast.success(t('first.arrived'))
    void client.invalidateQueries()
  }, [arrived, client, t])
  return <FirstRun facts={facts} origin={origin} />
}
