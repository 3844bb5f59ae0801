import 'server-only'
import type { SearchParams } from 'nuqs/server'
import { HELD } from '@/components/models/model-params'

/** The words of the URL that hold from tab to tab, as a query string. */
export async function keepSearch(searchParams: Promise<SearchParams>): Promise<string> {
  const given = await searchParams
  const held = new URLSearchParams(
    HELD.flatMap((name) => {
      const value = given[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
  return held.size > 0 ? `?${held}` : ''
}
