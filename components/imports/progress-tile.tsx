'use client'
import { useTranslations } from 'use-intl'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import type { ImportDetail } from './preview-data'

/** How far an import is that has not ended. */
export function ProgressTile({ one }: { one: ImportDetail }) {
  const t = useTranslations('imports')
  const format = useFormat()
  const words = t('progress.read', { read: format.bytes(one.bytesRead), all: format.bytes(one.bytes) })
  return (
    <Tile title={t('progress.title')} span={12} busy foot={t('progress.leave')}>
      <ProgressBar
        value={one.bytesRead}
        max={one.bytes}
        label={t(one.state === 'queued' ? 'progress.queued' : 'progress.running')}
        words={words}
      />
    </Tile>
  )
}
