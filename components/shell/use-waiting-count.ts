'use client'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { may, type Person } from '@/components/access/person'
import { useTRPC } from '@/lib/trpc/client'

/**
 * How many promotions wait for this person's word; not asked for whoever decides on none. Asked in the browser only: a
 * question that the frame has open before the page stands keeps the page's own answer from reaching it.
 */
export function useWaitingCount(person: Person): number {
  const [here, setHere] = useState(false)
  useEffect(() => setHere(true), [])
  const asks = here && may(person, 'promotion:decide')
  const { data } = useQuery(useTRPC().promotions.waiting.queryOptions(asks ? {} : skipToken))
  return data?.count ?? 0
}
