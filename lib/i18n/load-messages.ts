import type { Locale } from '@/lib/format/options'
import { AREAS, type Area, type Messages } from './areas'

/** The messages of the named areas in one language. */
export async function loadMessages(locale: Locale, areas: readonly Area[]): Promise<Partial<Messages>> {
  const loaded = await Promise.all(areas.map(async (area) => [area, (await AREAS[area][locale]()).default] as const))
  return Object.fromEntries(loaded)
}
