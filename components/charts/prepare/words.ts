import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'

/** What preparing needs of the reader: figures and dates in their language, and the words of the area `charts`. */
export type ChartWords = { format: Format; t: AreaTranslator<'charts'> }
