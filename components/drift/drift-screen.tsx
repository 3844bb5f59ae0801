'use client'
import { useQueryState } from 'nuqs'
import { useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { Grid } from '@/components/ui/grid'
import type { DriftFacts } from './drift-facts'
import { featureParser } from './drift-params'
import { DriftVerdict } from './drift-verdict'
import { FeaturePanel } from './feature-panel'
import { FeatureTile } from './feature-tile'
import { useDrift } from './use-drift'

function Screen({ facts }: { facts: DriftFacts }) {
  const drift = useDrift(facts.ask)
  const [, startTransition] = useTransition()
  const [asked, setFeature] = useQueryState('feature', featureParser.withOptions({ history: 'push', startTransition }))
  const chosen = drift.ranked.find(({ finding }) => finding.feature === asked) ?? drift.ranked[0]
  return (
    <>
      <DriftVerdict facts={facts} drift={drift} />
      {chosen && (
        <Grid>
          <FeatureTile
            facts={facts}
            drift={drift}
            selected={chosen.finding.feature}
            onSelect={(feature) => void setFeature(feature)}
          />
          <FeaturePanel facts={facts} drift={drift} ranked={chosen} />
        </Grid>
      )}
    </>
  )
}

/** Drift of one version: the sentence, the ranking, and the chosen feature. */
export function DriftScreen({ facts }: { facts: DriftFacts }) {
  const t = useTranslations('drift')
  return (
    <PanelBoundary height={640} what={t('what')} errorTitle={t('errorTitle')}>
      <Screen facts={facts} />
    </PanelBoundary>
  )
}
