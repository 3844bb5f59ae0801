'use client'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Loading } from '@/components/state/loading'
import { useTRPC } from '@/lib/trpc/client'
import { modelTier } from './model-tier'
import { gateAsks } from './prepare-policy'
import { needWords } from './prepare-promotion'
import { USE_CASES_ASK } from './request-asks'
import { usePromotionWords } from './use-promotion-words'

/** What will be checked, by the rules in force for this model in this place. */
export function RequestGates({ model, environment }: { model: string; environment: string }) {
  const words = usePromotionWords()
  const { t } = words
  const trpc = useTRPC()
  const { data: found } = useSuspenseQuery(trpc.models.get.queryOptions({ model }))
  const { data: useCases } = useSuspenseQuery(trpc.useCases.list.queryOptions(USE_CASES_ASK))
  const riskTier = modelTier(found.useCases, useCases.items)
  const { data: placed } = useQuery(trpc.promotions.policy.queryOptions({ environment, riskTier }))
  if (!placed) return <Loading height={120} what={t('request.gates')} />
  const { gates, approvals } = placed.policy
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
