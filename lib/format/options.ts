export const LOCALES = ['en', 'zh'] as const
export type Locale = (typeof LOCALES)[number]

export type FormatOptions = { locale: Locale }
export type ZonedOptions = FormatOptions & {
  /** IANA name. */
  zone: string
}

/** What stands where there is no figure; the reason belongs beside it. */
export const NO_FIGURE = '–'

export type Figure = number | null | undefined

export function isFigure(value: Figure): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
