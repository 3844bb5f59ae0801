'use client'
import { ErrorState } from '@/components/state/error-state'
import { Loading } from '@/components/state/loading'
import { NoData } from '@/components/state/no-data'
import { requestIdOf } from '@/components/state/request-id'
import { SimpleTable } from '@/components/table/simple-table'
import { Tile } from '@/components/ui/tile'
import { absentWords } from './absent-words'
import { type CompareAsk, compareAsk } from './compare-ask'
import type { Promotion } from './figures'
import { type DifferenceRow, frozenDifference, furtherDifferences } from './prepare-stake'
import { useComparison } from './use-comparison'
import { usePromotionWords } from './use-promotion-words'

function Table({ promotion, rows }: { promotion: Promotion; rows: readonly DifferenceRow[] }) {
  const { t } = usePromotionWords()
  return (
    <SimpleTable
      title={t('difference.title')}
      heads={[
        { text: t('difference.metric') },
        { text: promotion.evidence.champion?.version ?? '', number: true },
        { text: promotion.version, number: true },
        { text: t('difference.difference'), number: true },
        { text: t('gates.range'), number: true, secondary: true },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          row.name,
          row.champion,
          row.candidate,
          row.difference,
          <span key="range" className="text-text-3">
            {row.range}
          </span>,
        ],
      }))}
    />
  )
}

function Compared({ promotion, ask }: { promotion: Promotion; ask: CompareAsk }) {
  const words = usePromotionWords()
  const { t } = words
  const { data, error, refetch } = useComparison(ask)
  const frozen = frozenDifference(promotion, words)
  const rows = [...(frozen ? [frozen] : []), ...(data ? furtherDifferences(data, frozen?.id ?? null, words) : [])]
  const { comparison } = promotion.evidence
  return (
    <>
      {rows.length > 0 && <Table promotion={promotion} rows={rows} />}
      {error && (
        <ErrorState title={t('difference.failed')} requestId={requestIdOf(error)} onRetry={() => void refetch()} />
      )}
      {!data && !error && <Loading height={128} what={t('difference.title')} />}
      {data && rows.length === 0 && (
        <NoData
          title={t('difference.none')}
          reason={absentWords(comparison.measured ? 'no_common_metric' : comparison.reason, t)}
        />
      )}
    </>
  )
}

/** The candidate and what serves on the same labelled cases. */
export function DifferenceTile({ promotion }: { promotion: Promotion }) {
  const { t, format } = usePromotionWords()
  const { comparison } = promotion.evidence
  const asked = compareAsk(promotion)
  const n = comparison.measured ? t('difference.sub', { n: format.count(comparison.n) }) : undefined
  return (
    <Tile
      title={t('difference.title')}
      sub={n}
      span={8}
      full
      foot={asked.known ? t('difference.foot', { window: format.range(asked.ask.from, asked.ask.to) }) : undefined}
    >
      {asked.known ? (
        <Compared promotion={promotion} ask={asked.ask} />
      ) : (
        <NoData title={t('difference.none')} reason={absentWords(asked.reason, t)} />
      )}
    </Tile>
  )
}
