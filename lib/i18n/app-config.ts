import type { Locale as AppLocale } from '@/lib/format/options'
import type { Messages as AppMessages } from './areas'

declare module 'use-intl' {
  interface AppConfig {
    Locale: AppLocale
    Messages: AppMessages
  }
}
