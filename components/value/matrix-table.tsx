'use client'
import { useTranslations } from 'use-intl'
import { SimpleTable } from '@/components/table/simple-table'
import { useFormat } from '@/lib/i18n/use-format'
import type { CurrentValueModel } from './figures'
import { outcomeWords } from './outcome-words'
import type { ValueFacts } from './value-facts'

const CELLS = [
  ['tp', 1, 1],
  ['fp', 0, 1],
  ['fn', 1, 0],
  ['tn', 0, 0],
] as const

/** What each outcome is worth, in words. */
export function MatrixTable({ model, facts }: { model: CurrentValueModel; facts: ValueFacts }) {
  const t = useTranslations('value')
  const format = useFormat(facts.zone)
  const { matrix, rates, currency } = model
  const heads = [
    { text: t('matrix.outcome') },
    ...(matrix ? [{ text: t('matrix.worth', { currency }), number: true }] : []),
    ...(rates ? [{ text: t('matrix.rate'), number: true }] : []),
  ]
  return (
    <SimpleTable
      title={t('matrix.title')}
      heads={heads}
      rows={CELLS.map(([field, label, decision]) => ({
        key: field,
        cells: [
          outcomeWords(t, field, facts),
          ...(matrix ? [format.money(matrix[label][decision], { signed: true, exact: true })] : []),
          ...(rates ? [format.share(rates[label][decision], { signed: true })] : []),
        ],
      }))}
    />
  )
}
