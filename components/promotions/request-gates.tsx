'use client'
import { useQuery } from '@tanstack/react-query'
import { ErrorState } from '@/components/state/error-state'
import { Loading } from '@/components/state/loading'
import { requestIdOf } from '@/components/state/request-id'
import { useTRPC } from '@/lib/trpc/client'
import { gateAsks } from './prepare-policy'
import { needWords } from './prepare-promotion'
import { usePromotionWords } from './use-promotion-words'

const HEIGHT = 120

/** What will be checked, by the rules in force for this model in this place. */
export function RequestGates({ model, environment }: { model: string; environment: string }) {
  const words = usePromotionWords()
  const { t } = words
  const asked = useTRPC().promotions.modelPolicy.queryOptions({ model, environment })
  const { data, error, refetch } = useQuery(asked)
  if (error) {
    const again = () => void refetch()
    return (
      <ErrorState title={t('request.gatesFailed')} requestId={requestIdOf(error)} onRetry={again} height={HEIGHT} />
    )
  }
  if (!data) return <Loading height={HEIGHT} what={t('request.gates')} />
  const { riskTier, policy } = data
  const { gates, approvals } = policy
  return (
    <section aria-label={t('request.gates')} className="rounded-md bg-sunken px-3 py-2">
      <p className="font-medium">{t('request.gatesOf', { tier: t(`tier.${riskTier}`) })}</p>
      {gates.length === 0 ? (
        <p className="text-text-2">{t('policy.noGates')}</p>
      ) : (
        <ul className="my-1 list-disc pl-4 text-small text-text-2">
          {gates.map((setting) => (
            <li key={setting.gate}>
              {t('request.gate', { name: t(`gate.${setting.gate}`), asks: gateAsks(setting, words) })}
            </li>
          ))}
        </ul>
      )}
      <p className="text-small text-text-2">{t('request.signed', { needs: needWords(approvals, words) })}</p>
    </section>
  )
}
