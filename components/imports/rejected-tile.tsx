'use client'
import { useTranslations } from 'use-intl'
import { buttonStyle } from '@/components/ui/button-style'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'

/** The rows that were refused, to download with their reasons. */
export function RejectedTile({ url, rejected }: { url: string; rejected: number }) {
  const t = useTranslations('imports')
  const format = useFormat()
  return (
    <Tile
      title={t('rejected.title', { count: rejected, countText: format.count(rejected) })}
      span={6}
      full
      foot={
        <a href={url} download className={buttonStyle({})}>
          {t('rejected.download')}
        </a>
      }
    >
      <p className="text-text-2">{t('rejected.text')}</p>
    </Tile>
  )
}
