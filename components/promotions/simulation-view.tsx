'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { ErrorState } from '@/components/state/error-state'
import { Loading } from '@/components/state/loading'
import { NoData } from '@/components/state/no-data'
import { SimpleTable } from '@/components/table/simple-table'
import { Chip } from '@/components/ui/chip'
import type { RiskTier } from '@/domain/use-cases/risk-tier'
import { useTRPC } from '@/lib/trpc/client'
import { explainRefusal } from './explain-refusal'
import type { GivenPolicy, Simulation } from './figures'
import { objectionWords } from './prepare-policy'
import { usePromotionWords } from './use-promotion-words'
import { placeName } from './words'

function Blocked({ blocked }: { blocked: Simulation['blocked'] }) {
  const words = usePromotionWords()
  const { t, format } = words
  return (
    <SimpleTable
      title={t('simulation.title')}
      heads={[
        { text: t('column.what') },
        { text: t('simulation.approved'), number: true },
        { text: t('simulation.why') },
      ]}
      rows={blocked.map(({ id, modelName, version, decidedAt, emergency, objections }) => ({
        key: id,
        cells: [
          <Link key="what" href={`/promotions/${id}`} className="inline-flex min-h-6 items-center">
            {t('what', { model: modelName, version })}
          </Link>,
          format.date(decidedAt ?? ''),
          <span key="why" className="whitespace-normal text-text-2">
            {emergency && <Chip tone="warn">{t('signature.emergency')}</Chip>}{' '}
            {objections.map((one) => objectionWords(one, words)).join(t('simulation.and'))}
          </span>,
        ],
      }))}
    />
  )
}

type Props = { environment: string; riskTier: RiskTier; policy: GivenPolicy }

/** Exactly the promotions of the past that these rules would have stopped. */
export function SimulationView({ environment, riskTier, policy }: Props) {
  const { t, format } = usePromotionWords()
  const errors = useTranslations('errors')
  const asked = useTRPC().promotions.simulate.queryOptions({ environment, riskTier, policy })
  const { data, error, refetch } = useQuery(asked)
  if (error) {
    const { text, requestId } = explainRefusal(error, { t, errors })
    return (
      <ErrorState title={t('simulation.failed')} text={text} requestId={requestId} onRetry={() => void refetch()} />
    )
  }
  if (!data) return <Loading height={96} what={t('simulation.title')} />
  const values = {
    place: placeName(environment, t),
    tier: t(`tier.${riskTier}`),
    all: data.promotions,
    allText: format.count(data.promotions),
    count: data.blocked.length,
    countText: format.count(data.blocked.length),
  }
  if (data.promotions === 0) return <NoData title={t('simulation.noneTitle')} reason={t('simulation.none', values)} />
  return (
    <div role="status">
      <p className="mb-1 font-medium">
        {t(data.blocked.length > 0 ? 'simulation.blocked' : 'simulation.nothing', values)}
      </p>
      {data.blocked.length > 0 && <Blocked blocked={data.blocked} />}
      {!data.complete && <p className="pt-1 text-small text-text-3">{t('simulation.capped', values)}</p>}
      <p className="pt-1 text-small text-text-3">{t('simulation.scope')}</p>
    </div>
  )
}
