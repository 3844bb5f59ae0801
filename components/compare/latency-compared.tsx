'use client'
import { useTranslations } from 'use-intl'
import { NoData } from '@/components/state/no-data'
import { SimpleTable } from '@/components/table/simple-table'
import { Tile } from '@/components/ui/tile'
import { TwoLines } from '@/components/ui/two-lines'
import { useFormat } from '@/lib/i18n/use-format'
import type { CompareFacts } from './compare-facts'
import type { CompareAnswer, LatencyFigures } from './figures'

const QUANTILES = ['p50', 'p95', 'p99'] as const

/** How long each version takes on the same cases. */
export function LatencyCompared({ facts, answer }: { facts: CompareFacts; answer: CompareAnswer }) {
  const t = useTranslations('compare')
  const format = useFormat(facts.zone)
  const known = answer.versions.some(({ latencyMs }) => (latencyMs?.n ?? 0) > 0)
  const cell = (figure: LatencyFigures['p50'] | undefined) => {
    if (!figure || figure.value === null) return <span className="text-small text-text-3">{t('latency.none')}</span>
    const small = format.interval(figure.low, figure.high, (x) => format.duration(x))
    return <TwoLines value={format.duration(figure.value)} small={small} />
  }
  return (
    <Tile title={t('latency.title')} sub={t('latency.sub')} span={6} full>
      {known ? (
        <SimpleTable
          title={t('latency.title')}
          heads={[{ text: t('version') }, ...QUANTILES.map((q) => ({ text: t(`latency.${q}`), number: true }))]}
          rows={answer.versions.map(({ version, latencyMs }) => ({
            key: version,
            cells: [version, ...QUANTILES.map((q) => <span key={q}>{cell(latencyMs?.[q])}</span>)],
          }))}
        />
      ) : (
        <NoData title={t('latency.none')} reason={t('latency.noneText')} />
      )}
    </Tile>
  )
}
