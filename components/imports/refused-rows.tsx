'use client'
import { useTranslations } from 'use-intl'
import { useFormat } from '@/lib/i18n/use-format'
import type { ImportPreview } from './preview-data'

const CODES = ['cell_count', 'row_too_large', 'text_encoding', 'not_an_object'] as const
const SHOWN = 5

/** Rows of the beginning that cannot be read at all. */
export function RefusedRows({ refused }: { refused: ImportPreview['rows']['refused'] }) {
  const t = useTranslations('imports')
  const format = useFormat()
  if (refused.length === 0) return null
  return (
    <div className="mb-2">
      <p>{t('columns.refused', { count: refused.length, countText: format.count(refused.length) })}</p>
      <ul className="list-disc pl-4 text-text-2">
        {refused.slice(0, SHOWN).map(({ line, code }, index) => {
          const words = t(`row.${CODES.find((one) => one === code) ?? 'other'}`)
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
          return <li key={index}>{line === null ? words : t('columns.line', { line: format.count(line), words })}</li>
        })}
      </ul>
    </div>
  )
}
