'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { Grid } from '@/components/ui/grid'
import { useTRPC } from '@/lib/trpc/client'
import { type ServiceFacts, seriesInput, totalInput } from './service-ask'
import { LatencyTile, RequestsTile, ResourceTile } from './service-charts'
import { ServiceTotals, ServiceVerdict } from './service-verdict'

function Screen({ facts }: { facts: ServiceFacts }) {
  const trpc = useTRPC()
  const total = useSuspenseQuery(trpc.monitoring.service.queryOptions(totalInput(facts.ask))).data.windows[0]
  const { windows } = useSuspenseQuery(trpc.monitoring.service.queryOptions(seriesInput(facts.ask))).data
  if (!total) return null
  return (
    <>
      <ServiceVerdict facts={facts} total={total} />
      <Grid>
        <ServiceTotals facts={facts} total={total} />
        <LatencyTile facts={facts} windows={windows} />
        <RequestsTile facts={facts} windows={windows} />
        <ResourceTile facts={facts} windows={windows} of="memory" />
        <ResourceTile facts={facts} windows={windows} of="cpu" />
      </Grid>
    </>
  )
}

/** How the version answers: how much, how fast, how often not, and what it needs. */
export function ServiceScreen({ facts }: { facts: ServiceFacts }) {
  const t = useTranslations('service')
  return (
    <PanelBoundary height={640} what={t('what')} errorTitle={t('errorTitle')}>
      <Screen facts={facts} />
    </PanelBoundary>
  )
}
