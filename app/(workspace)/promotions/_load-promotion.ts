import 'server-only'
import type { Promotion } from '@/components/promotions/figures'
import { api, prefetch, trpc } from '@/lib/trpc/server'
import { found } from '../models/_found'

/** Decides whether the page exists, and hands what it read to the page's client parts. */
export async function loadPromotion(id: string): Promise<Promotion> {
  const promotion = await found((await api()).promotions.get({ id }))
  await prefetch({ ...trpc.promotions.get.queryOptions({ id }), queryFn: () => promotion })
  return promotion
}
