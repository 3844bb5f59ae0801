'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '@/lib/trpc/client'
import { bringsFigures, figuresAreIn } from './await-figures'
import type { ImportDetail } from './preview-data'

const LOOK_AGAIN_MS = 1000

/** Whether the version's figures include an import that has ended; looks again until they do. */
export function useFigures(one: ImportDetail): boolean {
  const [since] = useState(() => Date.now())
  const areIn = (evaluatedAt: string | null | undefined, at: number) =>
    figuresAreIn(one, { evaluatedAt: evaluatedAt ?? null, waitedMs: at - since })
  const ask = { model: one.model, version: one.version ?? '' }
  const { data, dataUpdatedAt, isError } = useQuery({
    ...useTRPC().monitoring.version.queryOptions(ask, { enabled: bringsFigures(one) }),
    refetchInterval: ({ state }) =>
      areIn(state.data?.evaluatedAt, state.dataUpdatedAt) || state.status === 'error' ? false : LOOK_AGAIN_MS,
  })
  return isError || areIn(data?.evaluatedAt, dataUpdatedAt)
}
