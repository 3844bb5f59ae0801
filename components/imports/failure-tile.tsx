'use client'
import { useTranslations } from 'use-intl'
import { Chip } from '@/components/ui/chip'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import type { ImportDetail } from './preview-data'

const CODES = ['unclosed_quote', 'row_too_large', 'invalid_table', 'not_found', 'internal'] as const
type Failure = NonNullable<ImportDetail['error']>

/** Why an import ended early, where in the file, and what to do. */
export function FailureTile({ error }: { error: Failure }) {
  const t = useTranslations('imports')
  const format = useFormat()
  const code = CODES.find((one) => one === error.code) ?? 'other'
  const line = error.line === undefined ? null : format.count(error.line)
  return (
    <Tile
      title={line === null ? t('failure.title') : t('failure.titleLine', { line })}
      span={12}
      state={
        <Chip tone="bad" shape="octagon">
          {t('outcome.failed')}
        </Chip>
      }
    >
      <p>{t(`failure.${code}`, { detail: error.detail })}</p>
      <p className="text-text-2">{t(code === 'internal' ? 'failure.doInternal' : 'failure.do')}</p>
      {code !== 'other' && (
        <p className="mt-1 text-small text-text-3">
          <code>{error.code}</code> · {error.detail}
        </p>
      )}
    </Tile>
  )
}
