import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { readHome } from '@/server/monitoring/home'

/** What every home is written from. */
export type HomeFacts = Awaited<ReturnType<(typeof readHome)['execute']>>
export type WatchedVersion = HomeFacts['versions'][number]
export type Goal = HomeFacts['goals'][number]
export type LateImport = HomeFacts['imports'][number]

export type HomeWords = { t: AreaTranslator<'home'>; format: Format }
