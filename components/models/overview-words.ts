import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { VersionEntry } from './version-entry'

/** What the tiles of an overview share. `keep`: the search words that go along to another tab. */
export type OverviewProps = {
  model: { slug: string; task: 'binary' | 'multiclass' | 'regression' | 'ranking' | 'unsupervised' }
  shown: VersionEntry
  t: AreaTranslator<'models'>
  p: AreaTranslator<'performance'>
  format: Format
  keep: string
}
