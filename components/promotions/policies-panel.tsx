'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { may, mayEverywhere } from '@/components/access/person'
import { usePerson } from '@/components/access/person-context'
import { Empty } from '@/components/state/empty'
import { Loading } from '@/components/state/loading'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { Button } from '@/components/ui/button'
import { Grid } from '@/components/ui/grid'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { RISK_TIERS } from '@/domain/use-cases/risk-tier'
import { useTRPC } from '@/lib/trpc/client'
import type { PlacedPolicy, PoliciesPage } from './figures'
import { PolicyHistory } from './policy-history'
import { POLICIES_ASK, type PolicySearch, policyHref, policySearch } from './policy-search'
import { PolicyTile } from './policy-tile'
import { policySentence } from './prepare-policy'
import { usePromotionWords } from './use-promotion-words'
import { placeName } from './words'

const PolicyForm = dynamic(() => import('./policy-form').then((module) => module.PolicyForm), {
  ssr: false,
  loading: () => <Loading height={400} />,
})
const SimulationView = dynamic(() => import('./simulation-view').then((module) => module.SimulationView), {
  ssr: false,
})

const PATH = '/promotions/policies'

function Choice({ page, search }: { page: PoliciesPage; search: PolicySearch }) {
  const { t } = usePromotionWords()
  const places = [...new Set(page.items.map(({ environment }) => environment))]
  return (
    <div className="no-print mb-3 flex flex-wrap gap-2 overflow-x-auto py-px" data-scroll>
      <SegmentedLinks
        label={t('policies.environment')}
        items={places.map((environment) => ({
          href: policyHref(PATH, { environment, tier: search.tier }),
          label: placeName(environment, t),
          current: environment === search.environment,
        }))}
      />
      <SegmentedLinks
        label={t('policies.tier')}
        items={RISK_TIERS.map((tier) => ({
          href: policyHref(PATH, { environment: search.environment, tier }),
          label: t(`tierLong.${tier}`),
          current: tier === search.tier,
        }))}
      />
    </div>
  )
}

function Beside({ placed, tries }: { placed: PlacedPolicy; tries: boolean }) {
  const { t } = usePromotionWords()
  const [shown, setShown] = useState(false)
  const { environment, riskTier, policy } = placed
  return (
    <Tile title={t('policy.history')} span={4} full>
      <PanelBoundary height={80} what={t('policy.history')}>
        <PolicyHistory environment={environment} riskTier={riskTier} />
      </PanelBoundary>
      {tries && (
        <div className="mt-3 border-border border-t pt-2">
          {shown ? (
            <SimulationView environment={environment} riskTier={riskTier} policy={policy} />
          ) : (
            <Button size="sm" onClick={() => setShown(true)}>
              {t('simulation.inForce')}
            </Button>
          )}
        </div>
      )}
    </Tile>
  )
}

function Edit({ allowed, onEdit }: { allowed: boolean; onEdit: () => void }) {
  const { t } = usePromotionWords()
  if (allowed) return <Button onClick={onEdit}>{t('edit.open')}</Button>
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Button disabled>{t('edit.open')}</Button>
      <span className="max-w-80 text-small text-text-3">{t('edit.denied')}</span>
    </span>
  )
}

/** The rules of every place, one of them in full, and the way to change it. */
export function PoliciesPanel() {
  const words = usePromotionWords()
  const { t } = words
  const person = usePerson()
  const [search, setSearch] = useQueryStates(policySearch)
  const { data } = useSuspenseQuery(useTRPC().promotions.policies.queryOptions(POLICIES_ASK))
  const placed = data.items.find(
    ({ environment, riskTier }) => environment === search.environment && riskTier === search.tier,
  )
  const key = `${search.environment} ${search.tier}`
  const editing = search.edit && mayEverywhere(person, 'policy:write')
  if (!placed) {
    return (
      <>
        <Verdict sentence={t('policies.unknown')} />
        <Choice page={data} search={search} />
        <Empty title={t('policies.unknown')} text={t('policies.unknownText')} />
      </>
    )
  }
  const place = { environment: placed.environment, tier: t(`tier.${placed.riskTier}`) }
  return (
    <>
      <Verdict
        sentence={policySentence(placed.policy, place, words)}
        why={t('policies.why')}
        scope={t('policies.scope')}
        actions={
          !editing && (
            <Edit allowed={mayEverywhere(person, 'policy:write')} onEdit={() => void setSearch({ edit: true })} />
          )
        }
      />
      <Choice page={data} search={search} />
      <Grid>
        {editing ? (
          <PolicyForm
            key={key}
            placed={placed}
            offered={data.offeredGates}
            onDone={() => void setSearch({ edit: null })}
          />
        ) : (
          <>
            <PolicyTile placed={placed} />
            <Beside key={key} placed={placed} tries={may(person, 'policy:write')} />
          </>
        )}
      </Grid>
    </>
  )
}
