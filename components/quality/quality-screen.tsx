'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useQueryState } from 'nuqs'
import { useTranslations } from 'use-intl'
import { Empty } from '@/components/state/empty'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { CodeBlock } from '@/components/ui/code-block'
import { Grid } from '@/components/ui/grid'
import { Tile } from '@/components/ui/tile'
import { useTRPC } from '@/lib/trpc/client'
import { UnknownFeatures, UnseenValues } from './oddities'
import { chosenFeature, judgedInput, type QualityFacts, qualityParsers } from './quality-ask'
import { QualityOverTime } from './quality-over-time'
import { QualityTable } from './quality-table'
import { QualityVerdict } from './quality-verdict'

function WithoutReference({ facts }: { facts: QualityFacts }) {
  const t = useTranslations('quality')
  return (
    <Tile title={t('noReference.title')} span={7} full>
      <Empty
        title={t('noReference.title')}
        text={t('noReference.text', { version: facts.ask.version })}
        step={<CodeBlock code={facts.referenceSnippet} label={t('noReference.snippet')} />}
      />
    </Tile>
  )
}

function Screen({ facts }: { facts: QualityFacts }) {
  const trpc = useTRPC()
  const judged = useSuspenseQuery(trpc.monitoring.quality.queryOptions(judgedInput(facts.ask))).data
  const [asked, setFeature] = useQueryState('feature', qualityParsers.feature.withOptions({ history: 'push' }))
  const window = judged.windows[0]
  if (!window) return null
  const chosen = chosenFeature(judged, asked)
  return (
    <>
      <QualityVerdict facts={facts} window={window} hasReference={judged.hasReference} />
      <Grid>
        {judged.hasReference ? (
          <QualityTable features={window.features} selected={chosen} onSelect={(feature) => void setFeature(feature)} />
        ) : (
          <WithoutReference facts={facts} />
        )}
        <QualityOverTime facts={facts} feature={chosen} />
        <UnknownFeatures window={window} version={facts.ask.version} />
        <UnseenValues values={judged.unseenValues} />
      </Grid>
    </>
  )
}

/** What comes in against what the version was built on. */
export function QualityScreen({ facts }: { facts: QualityFacts }) {
  const t = useTranslations('quality')
  return (
    <PanelBoundary height={640} what={t('what')} errorTitle={t('errorTitle')}>
      <Screen facts={facts} />
    </PanelBoundary>
  )
}
