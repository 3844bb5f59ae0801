'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Row, Rows } from '@/components/ui/rows'
import { useTRPC } from '@/lib/trpc/client'
import type { PlacedPolicy } from './figures'
import { policyHistoryAsk } from './policy-search'
import { usePromotionWords } from './use-promotion-words'

/** Who changed these rules, when and why. */
export function PolicyHistory({ environment, riskTier }: Pick<PlacedPolicy, 'environment' | 'riskTier'>) {
  const { t, format } = usePromotionWords()
  const ask = policyHistoryAsk(environment, riskTier)
  const { data } = useSuspenseQuery(useTRPC().promotions.policyHistory.queryOptions(ask))
  if (data.items.length === 0) return <p className="text-text-2">{t('policy.neverChanged')}</p>
  return (
    <>
      <Rows>
        {data.items.map(({ version, by, at, reason }) => (
          <Row
            key={version}
            label={t('policy.changed', { version: version ?? 0, by })}
            hint={t('signature.why', { reason })}
            valueHint={format.date(at)}
          />
        ))}
      </Rows>
      {data.next && <p className="pt-1 text-small text-text-3">{t('policy.olderInAudit')}</p>}
    </>
  )
}
