'use client'
import Link from 'next/link'
import { Empty } from '@/components/state/empty'
import { SimpleTable } from '@/components/table/simple-table'
import { Tile } from '@/components/ui/tile'
import type { Promotion } from './figures'
import { usePromotionWords } from './use-promotion-words'
import { placeName } from './words'

/** What served in this place so far, newest first. */
export function HistoryTile({ promotion }: { promotion: Promotion }) {
  const { t, format } = usePromotionWords()
  const { history, model, environment, environmentName } = promotion
  const place = placeName(environment, t, environmentName)
  const href = `/models/${model}/deployments`
  return (
    <Tile title={t('history.title', { place })} span={12} foot={<Link href={href}>{t('history.all')}</Link>}>
      {history.length === 0 ? (
        <Empty title={t('history.none', { place })} text={t('history.noneText')} />
      ) : (
        <SimpleTable
          title={t('history.title', { place })}
          heads={[
            { text: t('history.version') },
            { text: t('history.from') },
            { text: t('history.to') },
            { text: t('history.by') },
            { text: t('history.why'), secondary: true },
          ]}
          rows={history.map((one) => ({
            key: one.id,
            cells: [
              one.version,
              format.date(one.effectiveFrom),
              one.effectiveTo ? format.date(one.effectiveTo) : t('history.now'),
              one.restores ? t('history.rolledBack', { by: one.by }) : one.by,
              <span key="why" className="line-clamp-2 whitespace-normal text-text-2">
                {one.reason}
              </span>,
            ],
          }))}
        />
      )}
    </Tile>
  )
}
