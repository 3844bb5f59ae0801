'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { ChartTile } from '@/components/charts/chart-tile'
import { LineChart } from '@/components/charts/line-chart'
import type { ServiceWindow } from '@/components/models/figures'
import { Empty } from '@/components/state/empty'
import { CodeBlock } from '@/components/ui/code-block'
import { Definition } from '@/components/ui/definition'
import { Tile } from '@/components/ui/tile'
import { prepareErrors, prepareLatency, prepareRequests, prepareResource, reported } from './prepare-service'
import type { ServiceFacts } from './service-ask'

type Props = { facts: ServiceFacts; windows: readonly ServiceWindow[] }

const axisOf = ({ facts, windows }: Props) => ({ windows, zone: facts.zone, bucket: facts.ask.bucket })

export function RequestsTile(props: Props) {
  const t = useTranslations('service')
  const { facts, windows } = props
  const bucket = t(`bucket.${facts.ask.bucket}`)
  const [requests, errors] = useMemo(() => {
    const axis = axisOf({ facts, windows })
    return [
      prepareRequests(axis, { title: t('requests.title'), name: t('requests.name') }, facts.color),
      prepareErrors(axis, { title: t('requests.errorsTitle'), name: t('requests.errorsName') }, facts.color),
    ]
  }, [facts, windows, t])
  return (
    <ChartTile title={t('requests.title')} sub={t('requests.sub', { bucket })} span={5} full>
      {requests && <LineChart spec={requests} />}
      <div className="mt-3 border-border border-t pt-2">
        <p className="mb-1">
          <span className="font-medium">{t('requests.errorsTitle')}</span>{' '}
          <span className="text-small text-text-3">{t('requests.errorsSub', { bucket })}</span>
        </p>
        {errors && <LineChart spec={errors} tools="inline" />}
      </div>
    </ChartTile>
  )
}

export function LatencyTile(props: Props) {
  const t = useTranslations('service')
  const { facts, windows } = props
  const bucket = t(`bucket.${facts.ask.bucket}`)
  const spec = useMemo(
    () =>
      prepareLatency(axisOf({ facts, windows }), {
        title: t('latency.title'),
        p50: t('latency.p50'),
        p95: t('latency.p95'),
        p99: t('latency.p99'),
      }),
    [facts, windows, t],
  )
  const timed = windows.some(({ latencyMs }) => latencyMs.p50 !== null)
  if (!timed) {
    return (
      <Tile title={t('latency.title')} span={7} full>
        <Empty
          title={t('latency.none')}
          text={t('latency.noneText')}
          step={<CodeBlock code={facts.snippets.latency} label={t('latency.snippet')} />}
        />
      </Tile>
    )
  }
  return (
    <ChartTile
      title={<Definition text={t('latency.definition')}>{t('latency.title')}</Definition>}
      sub={t('latency.sub', { bucket })}
      span={7}
      full
    >
      <LineChart spec={spec} />
    </ChartTile>
  )
}

const RESOURCES = { memory: 'memoryMb', cpu: 'cpuSeconds' } as const

export function ResourceTile({ facts, windows, of }: Props & { of: 'memory' | 'cpu' }) {
  const t = useTranslations('service')
  const bucket = t(`bucket.${facts.ask.bucket}`)
  const spec = useMemo(
    () =>
      prepareResource(axisOf({ facts, windows }), RESOURCES[of], {
        title: t(`${of}.title`),
        name: t(`${of}.name`),
        color: facts.color,
      }),
    [facts, windows, of, t],
  )
  if (!reported(windows, RESOURCES[of])) {
    return (
      <Tile title={t(`${of}.title`)} span={6} full>
        <Empty
          title={t(`${of}.none`)}
          text={t('resources.text')}
          step={<CodeBlock code={facts.snippets.resources} label={`${t('resources.snippet')}: ${t(`${of}.title`)}`} />}
        />
      </Tile>
    )
  }
  return (
    <ChartTile title={t(`${of}.title`)} sub={t(`${of}.sub`, { bucket })} span={6} full>
      <LineChart spec={spec} />
    </ChartTile>
  )
}
