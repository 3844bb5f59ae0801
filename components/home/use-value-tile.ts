'use client'
import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useTRPC } from '@/lib/trpc/client'
import type { HomeFacts } from './home-facts'
import type { StoryTile } from './story'
import { useHomeWords } from './use-home'
import { SERVED_PAGE, valueInput, valueRefs } from './value-refs'
import { valueTile } from './value-tile'

/** The money of the models in view, where somebody said what decisions are worth. */
export function useValueTile(home: HomeFacts): StoryTile | null {
  const trpc = useTRPC()
  const words = { ...useHomeWords(), value: useTranslations('value') }
  const { data: served } = useSuspenseQuery(trpc.deployments.list.queryOptions(SERVED_PAGE))
  const refs = valueRefs(home, served.items)
  const answers = useSuspenseQueries({ queries: refs.map((ref) => trpc.value.read.queryOptions(valueInput(ref))) })
  const valued = refs.flatMap((ref, place) => {
    const answer = answers[place]?.data
    return answer ? [{ ref, answer }] : []
  })
  return valueTile(valued, words)
}
