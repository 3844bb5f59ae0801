'use client'
import { useTranslations } from 'use-intl'
import type { ServiceWindow } from '@/components/models/figures'
import { sentences } from '@/components/models/sentence-case'
import { type Fact, FactStrip } from '@/components/ui/fact-strip'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { useFormat } from '@/lib/i18n/use-format'
import type { ServiceFacts } from './service-ask'

type Props = { facts: ServiceFacts; total: ServiceWindow }

const MANY_ERRORS = 0.01

function useSentence({ facts, total }: Props): string {
  const t = useTranslations('service')
  const format = useFormat(facts.zone)
  const { version } = facts.ask
  const { requests, errors, latencyMs } = total
  const counts = { version, requests: format.count(requests), errors: format.count(errors) }
  if (requests === 0) return t('sentence.none', { version })
  if (errors / requests >= MANY_ERRORS)
    return t('sentence.errors', { ...counts, share: format.share(errors / requests) })
  if (latencyMs.p95 === null) return t('sentence.noLatency', counts)
  return t('sentence.well', { ...counts, p95: format.duration(latencyMs.p95) })
}

function useWhy({ facts, total }: Props): string {
  const t = useTranslations('service')
  const format = useFormat(facts.zone)
  const { requests, errors, latencyMs } = total
  if (requests === 0) return ''
  const share = format.share(errors / requests, { digits: 2 })
  return sentences(format.locale, [
    errors > 0
      ? t('why.errors', { errors: format.count(errors), requests: format.count(requests), share })
      : t('why.noErrors'),
    latencyMs.p50 === null
      ? null
      : t('why.p99', { p50: format.duration(latencyMs.p50), p99: format.duration(latencyMs.p99) }),
  ])
}

export function ServiceVerdict(props: Props) {
  const t = useTranslations('service')
  const { facts, total } = props
  const format = useFormat(facts.zone)
  const sentence = useSentence(props)
  const why = useWhy(props)
  const scope = t('scope', {
    version: facts.ask.version,
    window: format.range(total.from, total.to),
    zone: facts.zone,
    n: format.count(total.requests),
  })
  return <Verdict sentence={sentence} why={why} scope={scope} />
}

/** The figures of the whole range; what was not reported is not shown as nothing. */
export function ServiceTotals({ facts, total }: Props) {
  const t = useTranslations('service')
  const format = useFormat(facts.zone)
  const { latencyMs, requests, errors } = total
  const timed = latencyMs.p50 !== null
  const times = (['p50', 'p95', 'p99'] as const).map(
    (key): Fact => ({ label: t(`fact.${key}`), value: format.duration(latencyMs[key]) }),
  )
  const share = requests > 0 ? format.share(errors / requests, { digits: 2 }) : t('reason.no_requests')
  const strip: Fact[] = [
    { label: t('fact.requests'), value: format.count(requests) },
    { label: t('fact.errors'), value: format.count(errors), hint: share },
    ...(timed ? times : [{ label: t('latency.title'), value: t('reason.no_latencies') }]),
  ]
  return (
    <Tile title={t('requests.totals')} span={12}>
      <FactStrip facts={strip} />
    </Tile>
  )
}
