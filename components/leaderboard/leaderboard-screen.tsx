'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useQueryState } from 'nuqs'
import { useId, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { sentenceCase } from '@/components/models/sentence-case'
import { metricDifference, metricText } from '@/components/performance/metric-unit'
import { metricsOfTask } from '@/components/performance/metrics-of-task'
import { Empty } from '@/components/state/empty'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { DataTable } from '@/components/table/data-table'
import type { Column, Row } from '@/components/table/row'
import { ButtonLink } from '@/components/ui/button-link'
import { Grid } from '@/components/ui/grid'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { Select } from '@/components/ui/select'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { LOWER_IS_BETTER } from '@/domain/monitoring/health'
import { useFormat } from '@/lib/i18n/use-format'
import { useTRPC } from '@/lib/trpc/client'
import { leadingCandidate } from './best-candidate'
import { useCandidateCells } from './candidate-cells'
import type { LeaderboardAnswer, Served } from './figures'
import { type LeaderboardAsk, SERVED_PAGE } from './leaderboard-ask'
import { leaderboardHref, leaderboardParsers } from './leaderboard-params'

export type LeaderboardFacts = { ask: LeaderboardAsk; name: string; mayRequest: boolean; path: string }
type Props = { facts: LeaderboardFacts }
type Read = Props & { answer: LeaderboardAnswer }

function useSentence({ facts, answer }: Read): string {
  const t = useTranslations('leaderboard')
  const p = useTranslations('performance')
  const format = useFormat()
  const { metric, yardstick } = answer
  const leading = leadingCandidate(answer, metric !== null && LOWER_IS_BETTER.has(metric))
  if (leading.kind === 'nothing') return t('sentence.nothing', { name: facts.name })
  const { candidate } = leading
  const answered = candidate.metrics[leading.metric]
  const found = candidate.differences[leading.metric]
  const values = {
    name: `${candidate.model.name} ${candidate.version}`,
    metric: sentenceCase(p(`metric.${leading.metric}`)),
    value: metricText(format, leading.metric, answered?.value ?? null),
    yardstick: yardstick?.version ?? '',
    difference: found ? metricDifference(format, leading.metric, found.value) : '',
    count: answer.items.length,
  }
  return t(`sentence.${leading.kind}`, values)
}

function Board({ facts, answer, served }: Read & { served: readonly Served[] }) {
  const t = useTranslations('leaderboard')
  const m = useTranslations('models')
  const p = useTranslations('performance')
  const cells = useCandidateCells()
  const { metric } = answer
  const name = metric ? sentenceCase(p(`metric.${metric}`)) : t('column.metric')
  const columns: Column[] = [
    { id: 'candidate', head: t('column.candidate') },
    { id: 'kind', head: t('column.kind'), secondary: true },
    { id: 'metric', head: name, kind: 'number', ...(metric && { definition: p(`definition.${metric}`) }) },
    {
      id: 'difference',
      head: t('column.difference', { version: answer.yardstick?.version ?? '' }),
      kind: 'number',
    },
    { id: 'value', head: t('column.value'), kind: 'number', definition: t('column.valueDefinition') },
    { id: 'latency', head: t('column.latency'), kind: 'number', secondary: true },
    { id: 'cases', head: t('column.cases'), kind: 'number', secondary: true },
    { id: 'serves', head: t('column.serves') },
    ...(facts.mayRequest ? [{ id: 'promote', head: t('column.promote'), sortable: false }] : []),
  ]
  const rows = answer.items.map((item): Row => {
    const places = served.filter((one) => one.model === item.model.slug && one.version === item.version)
    return {
      id: `${item.model.slug} ${item.version}`,
      href: `/models/${item.model.slug}?${new URLSearchParams({ version: item.version })}`,
      cells: {
        candidate: `${item.model.name} ${item.version}`,
        kind: m(`kind.${item.kind}`),
        metric: cells.metricCell(item, metric),
        difference: cells.difference(item, metric),
        value: cells.worth(item),
        latency: cells.latency(item),
        cases: cells.cases(item),
        serves: cells.serves(places),
        ...(facts.mayRequest && { promote: cells.promote(item, places) }),
      },
    }
  })
  const href = (cursor: string | null) =>
    `${facts.path}${leaderboardHref({ task: facts.ask.task ?? null, metric: facts.ask.metric ?? null, cursor })}`
  const page = {
    previous: facts.ask.cursor ? href(null) : null,
    next: answer.next ? href(answer.next) : null,
  }
  return (
    <>
      <DataTable title={t('table')} columns={columns} rows={rows} tools="export" />
      {(page.previous || page.next) && (
        <nav className="no-print flex gap-2 pt-2" aria-label={t('pages')}>
          {page.previous && (
            <ButtonLink size="sm" href={page.previous}>
              {t('first')}
            </ButtonLink>
          )}
          {page.next && (
            <ButtonLink size="sm" href={page.next}>
              {t('more')}
            </ButtonLink>
          )}
        </nav>
      )}
    </>
  )
}

function Controls({ facts, answer }: Read) {
  const t = useTranslations('leaderboard')
  const m = useTranslations('models')
  const p = useTranslations('performance')
  const id = useId()
  const [pending, startTransition] = useTransition()
  const options = { shallow: false, history: 'push', startTransition } as const
  const [, setMetric] = useQueryState('metric', leaderboardParsers.metric.withOptions(options))
  const metrics = answer.task ? metricsOfTask(answer.task) : []
  return (
    <div className="no-print mb-4 flex flex-wrap items-center gap-x-4 gap-y-2" aria-busy={pending}>
      <span className="flex items-center gap-2">
        <label htmlFor={id} className="text-small text-text-3">
          {t('column.metric')}
        </label>
        <Select
          id={id}
          className="w-48"
          value={answer.metric ?? ''}
          onChange={(event) => void setMetric(event.target.value)}
          options={metrics.map((key) => ({ value: key, label: sentenceCase(p(`metric.${key}`)) }))}
        />
      </span>
      {answer.tasks.length > 1 && (
        <SegmentedLinks
          label={t('task')}
          items={answer.tasks.flatMap((task) =>
            task === 'ranking' || task === 'unsupervised'
              ? []
              : [
                  {
                    href: `${facts.path}${leaderboardHref({ task })}`,
                    label: m(`task.${task}`),
                    current: task === answer.task,
                  },
                ],
          )}
        />
      )}
    </div>
  )
}

function Nothing({ facts }: Props) {
  const t = useTranslations('leaderboard')
  return (
    <>
      <Verdict sentence={t('sentence.nothing', { name: facts.name })} />
      <Tile title={t('table')} span={12}>
        <Empty
          title={t('empty')}
          text={t('emptyText')}
          action={<ButtonLink href="/models">{t('emptyAction')}</ButtonLink>}
        />
      </Tile>
    </>
  )
}

function Figures({ facts }: Props) {
  const t = useTranslations('leaderboard')
  const format = useFormat('UTC')
  const trpc = useTRPC()
  const { data: answer } = useSuspenseQuery(trpc.models.leaderboard.queryOptions(facts.ask))
  const { data: served } = useSuspenseQuery(trpc.deployments.list.queryOptions(SERVED_PAGE))
  const sentence = useSentence({ facts, answer })
  if (answer.reason !== null || answer.items.length === 0) return <Nothing facts={facts} />
  const { yardstick, from, to } = answer
  const known = answer.items.find(({ model }) => model.slug === yardstick?.model)
  const yardstickName = known?.model.name ?? yardstick?.model ?? ''
  return (
    <>
      <Verdict
        sentence={sentence}
        why={t('why', { model: yardstickName, version: yardstick?.version ?? '' })}
        scope={from && to ? t('scope', { window: format.range(from, to), zone: 'UTC' }) : undefined}
      />
      <Controls facts={facts} answer={answer} />
      <Grid>
        <Tile title={t('table')} sub={t('sub')} span={12} foot={t('foot')}>
          <Board facts={facts} answer={answer} served={served.items} />
        </Tile>
      </Grid>
    </>
  )
}

/** All candidates of a use case on the same labelled cases, best first. */
export function LeaderboardScreen({ facts }: Props) {
  const t = useTranslations('leaderboard')
  return (
    <PanelBoundary key={JSON.stringify(facts.ask)} height={480} what={t('what')} errorTitle={t('errorTitle')}>
      <Figures facts={facts} />
    </PanelBoundary>
  )
}
