'use client'
import { useTranslations } from 'use-intl'
import { sentenceCase } from '@/components/models/sentence-case'
import { metricDifference, metricInterval, metricText } from '@/components/performance/metric-unit'
import { reasonWords } from '@/components/performance/reason-words'
import { DataTable } from '@/components/table/data-table'
import type { Cell, Column, Row } from '@/components/table/row'
import { Definition } from '@/components/ui/definition'
import { Tile } from '@/components/ui/tile'
import { TwoLines } from '@/components/ui/two-lines'
import type { MetricKey } from '@/domain/performance/metric'
import { useFormat } from '@/lib/i18n/use-format'
import type { CompareFacts } from './compare-facts'
import type { CompareAnswer, ComparedVersion, Comparison } from './figures'
import { WordChip } from './word-chip'

type Props = { facts: CompareFacts; answer: CompareAnswer }

function useCells() {
  const p = useTranslations('performance')
  const format = useFormat()
  const own = ({ metrics }: ComparedVersion, metric: MetricKey): Cell => {
    const answer = metrics[metric]
    if (!answer) return null
    if (answer.value === null)
      return { value: null, show: <span className="text-small text-text-2">{reasonWords(p, answer.reason)}</span> }
    const small = answer.low !== null && metricInterval(format, metric, answer.low, answer.high)
    const show = <TwoLines value={metricText(format, metric, answer.value)} small={small} />
    return { value: answer.value, show }
  }
  const difference = ({ metrics }: Comparison, metric: MetricKey): Cell => {
    const found = metrics[metric]
    if (!found) return null
    const text = (x: number) => metricDifference(format, metric, x)
    const small = found.low !== null && format.interval(found.low, found.high, text)
    const show = <TwoLines value={text(found.value)} small={small} />
    return { value: found.value, show }
  }
  const verdict = ({ metrics }: Comparison, metric: MetricKey): Cell => {
    const found = metrics[metric]
    return found ? { value: found.verdict, show: <WordChip word={found.verdict} /> } : null
  }
  return { own, difference, verdict }
}

/** Is there anything to see: some figure of the metric is not the same for all. */
const moves = (answer: CompareAnswer, metric: MetricKey) =>
  answer.comparisons.some(({ metrics }) => metrics[metric] === undefined || metrics[metric].value !== 0) &&
  answer.versions.some(({ metrics }) => (metrics[metric]?.value ?? null) !== null)

/** Every metric that differs, on the same cases: each version, and each difference with its interval. */
export function MetricsCompared({ facts, answer }: Props) {
  const t = useTranslations('compare')
  const p = useTranslations('performance')
  const format = useFormat(facts.zone)
  const cells = useCells()
  const shown = facts.metrics.filter((metric) => moves(answer, metric))
  const columns: Column[] = [
    { id: 'metric', head: t('metrics.metric') },
    ...answer.versions.map(
      ({ version }): Column => ({ id: `own ${version}`, head: version, kind: 'number', sortable: false }),
    ),
    ...answer.comparisons.flatMap(({ version, against }): Column[] => [
      {
        id: `difference ${version}`,
        head: t('difference', { version, against }),
        kind: 'number',
        sortable: false,
        secondary: true,
      },
      { id: `verdict ${version}`, head: t('verdictOf', { version }), sortable: false },
    ]),
  ]
  const rows = shown.map((metric): Row => {
    const name = sentenceCase(p(`metric.${metric}`))
    return {
      id: metric,
      cells: {
        metric: { value: name, show: <Definition text={p(`definition.${metric}`)}>{name}</Definition> },
        ...Object.fromEntries(answer.versions.map((one) => [`own ${one.version}`, cells.own(one, metric)])),
        ...Object.fromEntries(
          answer.comparisons.flatMap((one) => [
            [`difference ${one.version}`, cells.difference(one, metric)],
            [`verdict ${one.version}`, cells.verdict(one, metric)],
          ]),
        ),
      },
    }
  })
  const same = facts.metrics.length - shown.length
  return (
    <Tile
      title={t('metrics.title')}
      sub={t('metrics.sub', { n: format.count(answer.n) })}
      span={12}
      foot={same > 0 && t('metrics.same', { count: same })}
    >
      <DataTable title={t('metrics.title')} columns={columns} rows={rows} tools="export" />
    </Tile>
  )
}
