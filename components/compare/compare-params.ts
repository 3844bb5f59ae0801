import { createLoader, parseAsString } from 'nuqs/server'

export const COMPARED_MOST = 4
export const COMPARED_LEAST = 2

/** The versions beside each other, the first is what the others are measured against. */
export const loadCompareParams = createLoader({ versions: parseAsString })

/** Search words that go along: the time range. */
const HELD = ['range', 'from', 'to', 'zone'] as const

export function compareHref(model: string, versions: readonly string[], held: URLSearchParams | null = null): string {
  const search = new URLSearchParams({ versions: versions.join(',') })
  for (const name of HELD) {
    const value = held?.get(name)
    if (value) search.set(name, value)
  }
  return `/models/${model}/compare?${search.toString().replaceAll('%2C', ',')}`
}
