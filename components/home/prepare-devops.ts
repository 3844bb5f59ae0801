import type { Serving } from '@/components/deployments/figures'
import { deployedTile } from './deployed-tile'
import type { HomeFacts, HomeWords } from './home-facts'
import { rowId } from './shared-tiles'
import type { Story, StoryRow, StoryTile } from './story'
import { nameOf, versionHref } from './version-words'

/** Service figures of one version over one window; latencies null where none was reported. */
export type ServiceFigures = {
  from: string
  to: string
  requests: number
  errors: number
  latencyMs: { p50: number | null; p95: number | null; p99: number | null }
  memoryMb: number | null
}
export type Served = { version: HomeFacts['versions'][number]; service: ServiceFigures }

export const SERVED_MAX = 5

const failing = ({ service }: Served) => (service.requests > 0 ? service.errors / service.requests : 0)

function sentenceOf(served: readonly Served[], words: HomeWords): string {
  const { t, format } = words
  const active = served.filter(({ service }) => service.requests > 0)
  if (active.length === 0) return t('devops.none')
  const broken = active.filter(({ service }) => service.errors > 0).sort((a, b) => failing(b) - failing(a))
  const [worst] = broken
  if (!worst) return t('devops.fine', { monitored: active.length })
  const values = { name: nameOf(worst.version, words), share: format.share(failing(worst)) }
  if (active.length === 1) return t('devops.errors', values)
  return t('devops.errorsOther', { count: broken.length, monitored: active.length, ...values })
}

function whyOf(served: readonly Served[], words: HomeWords): string {
  const { t, format } = words
  const timed = served.flatMap((one) =>
    one.service.latencyMs.p95 === null ? [] : [{ ...one, p95: one.service.latencyMs.p95 }],
  )
  const [slowest] = timed.sort((a, b) => b.p95 - a.p95)
  if (!slowest) return t('devops.noLatency')
  return t('devops.slowest', { name: nameOf(slowest.version, words), p95: format.duration(slowest.p95) })
}

function latencyRows({ latencyMs }: ServiceFigures, { t, format }: HomeWords): StoryRow[] {
  if (latencyMs.p50 === null) return [{ id: 'latency', label: t('devops.latency'), value: t('devops.notReported') }]
  return (['p50', 'p95', 'p99'] as const).map((id) => ({
    id,
    label: t(`devops.${id}`),
    value: format.duration(latencyMs[id]),
  }))
}

function servedTile({ version, service }: Served, words: HomeWords): StoryTile {
  const { t, format } = words
  const { requests, errors, memoryMb } = service
  return {
    id: rowId(version),
    title: nameOf(version, words),
    sub: format.range(service.from, service.to, { zoneName: true }),
    span: 4,
    mark: errors > 0 ? { tone: 'bad', word: t('devops.failing') } : { tone: 'good', word: t('devops.ok') },
    figure: { value: format.count(requests), words: t('devops.requests') },
    rows: [
      {
        id: 'errors',
        label: t('devops.errorsRow'),
        value: format.count(errors),
        ...(requests > 0 && { valueHint: format.share(errors / requests) }),
      },
      ...latencyRows(service, words),
      ...(memoryMb === null
        ? []
        : [{ id: 'memory', label: t('devops.memory'), value: format.bytes(memoryMb * 1_000_000) }]),
    ],
    actions: [{ label: t('devops.open'), href: versionHref(version, '/service') }],
  }
}

export type Deployed = { serving: readonly Serving[]; mayRollBack: boolean }

/** Is it up and fast, and what changed? */
export function prepareDevops(served: readonly Served[], deployed: Deployed, words: HomeWords): Story {
  const { t } = words
  const known = served.some(({ service }) => service.requests > 0)
  return {
    sentence: sentenceOf(served, words),
    ...(known && { why: whyOf(served, words), scope: t('devops.scope') }),
    tiles: [
      deployedTile(deployed.serving, deployed.mayRollBack, words),
      ...served.slice(0, SERVED_MAX).map((one) => servedTile(one, words)),
      {
        id: 'process',
        title: t('devops.process'),
        span: 4,
        lead: t('devops.processWhy'),
        actions: [{ label: t('devops.openInstallation'), href: '/settings/installation' }],
      },
    ],
  }
}
