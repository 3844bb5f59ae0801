import type { Model } from '@/components/models/figures'
import type { VersionEntry } from '@/components/models/version-entry'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { StaleClaim } from './stale-claims'

/** What the still parts of a card share. */
export type CardProps = {
  model: Model
  shown: VersionEntry
  stale: readonly StaleClaim[]
  t: AreaTranslator<'card'>
  m: AreaTranslator<'models'>
  p: AreaTranslator<'performance'>
  format: Format
}
