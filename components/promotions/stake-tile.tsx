'use client'
import { ErrorState } from '@/components/state/error-state'
import { Loading } from '@/components/state/loading'
import { NoData } from '@/components/state/no-data'
import { requestIdOf } from '@/components/state/request-id'
import { FigureLine } from '@/components/ui/figure-line'
import { Tile } from '@/components/ui/tile'
import { absentWords } from './absent-words'
import { type CompareAsk, compareAsk } from './compare-ask'
import type { Promotion } from './figures'
import { stakeOf, stakeScale } from './prepare-stake'
import { useComparison } from './use-comparison'
import { usePromotionWords } from './use-promotion-words'

const HEIGHT = 96

function Scale({ value, low, high, label }: { value: number; low: number; high: number; label: string }) {
  const at = stakeScale({ value, low, high })
  return (
    <div role="img" aria-label={label} className="relative mt-2 h-4 print:border print:border-border">
      <span className="absolute inset-x-0 top-[7px] h-0.5 bg-sunken" />
      <span
        className="absolute top-1 h-2 bg-chart-2/25"
        style={{ left: `${at.low}%`, width: `${at.high - at.low}%` }}
      />
      <span className="absolute top-0.5 h-3 w-0.5 bg-border-strong" style={{ left: `${at.zero}%` }} />
      <span
        className="absolute top-[3px] size-2.5 -translate-x-1/2 rounded-full bg-chart-2"
        style={{ left: `${at.value}%` }}
      />
    </div>
  )
}

function Stake({ promotion, ask }: { promotion: Promotion; ask: CompareAsk }) {
  const { t, format } = usePromotionWords()
  const { data, error, refetch } = useComparison(ask)
  if (error) {
    const again = () => void refetch()
    return <ErrorState title={t('stake.failed')} requestId={requestIdOf(error)} onRetry={again} height={HEIGHT} />
  }
  if (!data) return <Loading height={HEIGHT} what={t('stake.title')} />
  const stake = stakeOf(data)
  if (!stake.known) return <NoData title={t('stake.none')} reason={absentWords(stake.reason, t)} height={HEIGHT} />
  const { currency, value, low, high, n } = stake
  const money = (amount: number | null) => format.money(amount, { signed: true })
  const range = format.interval(low, high, (amount) => format.money(amount, { signed: true }))
  const window = format.range(ask.from, ask.to)
  const versions = { version: promotion.version, champion: promotion.evidence.champion?.version ?? '' }
  return (
    <>
      <FigureLine value={money(value)}>{t('stake.words', { currency })}</FigureLine>
      {low !== null && high !== null && (
        <>
          <Scale value={value} low={low} high={high} label={t('stake.label', { value: money(value), range })} />
          <p className="flex flex-wrap justify-between gap-x-3 text-small text-text-2">
            <span>{t('stake.worst', { value: money(low) })}</span>
            <span>{t('stake.best', { value: money(high) })}</span>
          </p>
        </>
      )}
      <p className="pt-1.5 text-small text-text-3">{t('stake.scope', { ...versions, n: format.count(n), window })}</p>
    </>
  )
}

/** What the change is worth per 1,000 decisions, with its range and worst case. */
export function StakeTile({ promotion }: { promotion: Promotion }) {
  const { t } = usePromotionWords()
  const asked = compareAsk(promotion)
  return (
    <Tile title={t('stake.title')} sub={t('stake.sub')} span={4}>
      {asked.known ? (
        <Stake promotion={promotion} ask={asked.ask} />
      ) : (
        <NoData title={t('stake.none')} reason={absentWords(asked.reason, t)} height={HEIGHT} />
      )}
    </Tile>
  )
}
