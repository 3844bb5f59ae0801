'use client'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { BarsChart } from '@/components/charts/bars-chart'
import { LineChart } from '@/components/charts/line-chart'
import type { BarsSpec } from '@/components/charts/prepare/spec'
import { daySpan } from '@/components/models/day-span'
import type { Distribution } from '@/components/models/figures'
import { useFormat } from '@/lib/i18n/use-format'
import { useTRPC } from '@/lib/trpc/client'
import { seriesInput } from './drift-ask'
import type { DriftFacts } from './drift-facts'
import { driftSince, sinceBefore } from './drift-since'
import { prepareDistance } from './prepare-distance'
import { distributionBins } from './prepare-distribution'
import { answersWithP, type RankedFinding } from './rank-findings'
import { featureName, reasonWords } from './reason-words'
import type { Drift } from './use-drift'

/** The same feature of the version it is compared with; comes later and never holds up the first line. */
function useComparedLine(facts: DriftFacts, feature: string) {
  const trpc = useTRPC()
  const { compared, ask } = facts
  const input = seriesInput({ ...ask, version: compared?.version ?? ask.version })
  const { data } = useQuery({ ...trpc.monitoring.drift.queryOptions(input), enabled: compared !== null })
  if (!compared || !data?.windows.some((window) => window.features.some((one) => one.feature === feature))) return null
  return { ...compared, windows: data.windows }
}

export function DistanceChart({ facts, drift, ranked }: { facts: DriftFacts; drift: Drift; ranked: RankedFinding }) {
  const t = useTranslations('drift')
  const format = useFormat(facts.zone)
  const { feature } = ranked.finding
  const compared = useComparedLine(facts, feature)
  const spec = useMemo(() => {
    const own = { version: facts.ask.version, color: facts.color, windows: drift.series }
    return prepareDistance({
      feature,
      lines: compared ? [own, compared] : [own],
      since: sinceBefore(driftSince(drift.series, feature), drift.span, facts.ask.bucket),
      zone: facts.zone,
      bucket: facts.ask.bucket,
      words: {
        title: t('chart.title', { feature: featureName(t, feature) }),
        name: t(answersWithP(ranked.finding) ? 'chart.pValue' : 'chart.distance'),
        limit: (value) => t('chart.limit', { value: format.number(value) }),
        since: (at) => t('chart.since', { when: format.date(at, { year: false }) }),
        reason: (code) => reasonWords(t, code),
      },
    })
  }, [facts, drift.series, drift.span, feature, compared, ranked.finding, t, format])
  if (answersWithP(ranked.finding) && !facts.showsP) return <p className="text-text-2">{t('chart.hidden')}</p>
  return <LineChart spec={spec} />
}

export function DistributionChart({ facts, distribution }: { facts: DriftFacts; distribution: Distribution }) {
  const t = useTranslations('drift')
  const format = useFormat(facts.zone)
  const { from, to } = facts.reference
  const short = (start: string, end: string) => format.range(start, end, { year: false })
  const spec: BarsSpec = {
    title: t('distribution.title', { feature: featureName(t, distribution.feature) }),
    kind: distribution.baseline.kind,
    bins: distributionBins(distribution.baseline, distribution.counts),
    referenceName:
      from && to
        ? t('distribution.trainingSpan', { span: daySpan(format, from, to, { year: false }) })
        : t('distribution.training'),
    windowName: t('distribution.window', { window: short(distribution.from, distribution.to) }),
    color: facts.color,
    height: 156,
  }
  return (
    <div className="mt-3 border-border border-t pt-2">
      <BarsChart
        spec={spec}
        tools="inline"
        lead={<span className="font-medium text-text">{t('distribution.lead')}</span>}
      />
    </div>
  )
}
