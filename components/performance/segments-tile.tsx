'use client'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useQueryState } from 'nuqs'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { sentenceCase } from '@/components/models/sentence-case'
import { ErrorState } from '@/components/state/error-state'
import { Loading } from '@/components/state/loading'
import { NoData } from '@/components/state/no-data'
import { requestIdOf } from '@/components/state/request-id'
import { DataTable } from '@/components/table/data-table'
import { Segmented } from '@/components/ui/segmented'
import { Tile } from '@/components/ui/tile'
import type { MetricKey } from '@/domain/performance/metric'
import { useFormat } from '@/lib/i18n/use-format'
import { useTRPC } from '@/lib/trpc/client'
import { totalInput } from './performance-ask'
import type { PerformanceFacts } from './performance-facts'
import { readingParsers } from './performance-params'
import { rankSegments, type SegmentFigure } from './rank-segments'
import { segmentColumns, segmentRow } from './segment-rows'

type Props = { facts: PerformanceFacts; metric: MetricKey }
type Field = { name: string; values: readonly string[] }

function useSegmentFigures({ facts }: Props, field: Field) {
  const trpc = useTRPC()
  return useQueries({
    queries: field.values.map((value) =>
      trpc.monitoring.performance.queryOptions(totalInput({ ...facts.ask, segment: `${field.name}:${value}` })),
    ),
    combine: (answers) => ({
      pending: answers.some((answer) => answer.isPending),
      error: answers.find((answer) => answer.error)?.error ?? null,
      retry: () => {
        for (const answer of answers) if (answer.error) void answer.refetch()
      },
      figures: answers.flatMap((answer, place): SegmentFigure[] => {
        const [window, value] = [answer.data?.windows[0], field.values[place]]
        return window && value !== undefined ? [{ value, window }] : []
      }),
    }),
  })
}

function FieldTable({ facts, metric, field }: Props & { field: Field }) {
  const t = useTranslations('performance')
  const words = { t, format: useFormat(facts.zone) }
  const [chosen, choose] = useQueryState(
    'segment',
    readingParsers.segment.withOptions({ shallow: false, history: 'push' }),
  )
  const { pending, error, retry, figures } = useSegmentFigures({ facts, metric }, field)
  if (error) return <ErrorState requestId={requestIdOf(error)} onRetry={retry} />
  if (pending) return <Loading height={200} />
  const ranked = rankSegments(metric, figures)
  if (ranked.length === 0) {
    return <NoData title={t('segments.noValues')} reason={t('segments.noValuesText', { fields: field.name })} />
  }
  const choice = { field: field.name, metric, chosen, onChoose: (segment: string | null) => void choose(segment) }
  return (
    <DataTable
      key={`${field.name} ${metric}`}
      title={t('segments.title')}
      columns={segmentColumns(words, field.name, metric)}
      rows={ranked.map((figure) => segmentRow(figure, choice, words))}
      tools={ranked.length > 12 ? 'full' : 'export'}
      maxHeight={480}
    />
  )
}

/** One declared field at a time: its values, worst first. */
export function SegmentsTile({ facts, metric }: Props) {
  const t = useTranslations('performance')
  const trpc = useTRPC()
  const { model, version } = facts.ask
  const { data } = useQuery({
    ...trpc.monitoring.segments.queryOptions({ model, version }),
    enabled: facts.segments.length > 0,
  })
  const [name, setName] = useState<string | null>(null)
  const fields = (data?.fields ?? []).map((one) => ({ ...one, values: [...new Set(one.values)] }))
  const field = fields.find((one) => one.name === name) ?? fields[0]
  const empty = facts.segments.length === 0
  return (
    <Tile
      title={t('segments.title')}
      sub={t('segments.sub', { metric: sentenceCase(t(`metric.${metric}`)) })}
      span={5}
      full
      action={
        field &&
        fields.length > 1 && (
          <Segmented
            label={t('control.segment')}
            value={field.name}
            onChange={setName}
            options={fields.map((one) => ({ value: one.name, label: one.name }))}
          />
        )
      }
    >
      {empty && <NoData title={t('segments.none')} reason={t('segments.noneText')} />}
      {!empty && !field && <Loading height={200} />}
      {field && <FieldTable key={field.name} facts={facts} metric={metric} field={field} />}
    </Tile>
  )
}
