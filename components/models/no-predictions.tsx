import { NoData } from '@/components/state/no-data'
import { ButtonLink } from '@/components/ui/button-link'
import { Tile } from '@/components/ui/tile'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { VersionEntry } from './version-entry'

type Props = {
  shown: VersionEntry
  newest: string | null
  t: AreaTranslator<'models'>
  format: Format
  defaultHref: string
}

/** Nothing came in the range: when the last prediction came, and the way to it. */
export function NoPredictions({ shown, newest, t, format, defaultHref }: Props) {
  const reason =
    newest === null
      ? t('window.noneEver', { version: shown.version })
      : t('window.noneText', { version: shown.version, when: format.dateTime(newest, { zoneName: true }) })
  return (
    <Tile title={t('window.none')} span={12}>
      <NoData
        title={t('window.none')}
        reason={reason}
        action={newest !== null && <ButtonLink href={defaultHref}>{t('window.showDefault')}</ButtonLink>}
      />
    </Tile>
  )
}
