'use client'
import { DataTable } from '@/components/table/data-table'
import type { Column, Row } from '@/components/table/row'
import { Chip } from '@/components/ui/chip'
import type { PageLinks } from '@/components/ui/pagination'
import type { ListedPromotion } from './figures'
import { countGates } from './prepare-gates'
import { statusMark, timeLeft } from './prepare-promotion'
import { usePromotionWords } from './use-promotion-words'
import { type PromotionWords, placeName } from './words'

function columnsOf({ t }: PromotionWords): Column[] {
  return [
    { id: 'what', head: t('column.what'), sortable: false },
    { id: 'where', head: t('column.where'), sortable: false },
    { id: 'status', head: t('column.status'), sortable: false },
    { id: 'gates', head: t('column.gates'), sortable: false, secondary: true },
    { id: 'by', head: t('column.by'), sortable: false, secondary: true },
    { id: 'when', head: t('column.when'), kind: 'number', sortable: false, secondary: true },
    { id: 'left', head: t('column.left'), kind: 'number', sortable: false, quiet: true },
  ]
}

function Gates({ promotion, words: { t } }: { promotion: ListedPromotion; words: PromotionWords }) {
  const { all, hold, warn, block } = countGates(promotion.gates)
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      {t('list.gates', { hold, all })}
      {block > 0 && (
        <Chip tone="bad" shape="octagon">
          {t('list.block', { count: block })}
        </Chip>
      )}
      {block === 0 && warn > 0 && <Chip tone="warn">{t('list.warn', { count: warn })}</Chip>}
    </span>
  )
}

function rowOf(promotion: ListedPromotion, now: number, words: PromotionWords): Row {
  const { t, format } = words
  const { id, modelName, version, status, gates, review } = promotion
  const mark = statusMark(status, words)
  return {
    id,
    href: `/promotions/${id}`,
    cells: {
      what: t('what', { model: modelName, version }),
      where: placeName(promotion.environment, t, promotion.environmentName),
      status: {
        value: mark.word,
        show: (
          <span className="inline-flex flex-wrap gap-1">
            <Chip tone={mark.tone} shape={mark.shape}>
              {mark.word}
            </Chip>
            {review && !review.by && <Chip tone={review.overdue ? 'bad' : 'warn'}>{t('review.open')}</Chip>}
          </span>
        ),
      },
      gates: { value: gates.length, show: <Gates promotion={promotion} words={words} /> },
      by: promotion.requestedBy,
      when: { value: promotion.createdAt, show: format.date(promotion.createdAt) },
      left: { value: promotion.expiresAt, show: timeLeft(promotion, now, words) ?? '' },
    },
  }
}

type Props = { promotions: readonly ListedPromotion[]; links: PageLinks; now: number }

export function ListTable({ promotions, links, now }: Props) {
  const words = usePromotionWords()
  return (
    <DataTable
      title={words.t('list.table')}
      columns={columnsOf(words)}
      rows={promotions.map((one) => rowOf(one, now, words))}
      tools="none"
      server={{ page: links }}
    />
  )
}
