'use client'
import { useLocale, useTimeZone } from 'use-intl'
import { createFormat, type Format } from '@/lib/format'

/** Figures and dates for client components, in the reader's language and the zone of the provider. */
export function useFormat(zone?: string): Format {
  const locale = useLocale()
  const fallback = useTimeZone() ?? 'UTC'
  return createFormat({ locale, zone: zone ?? fallback })
}
