'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { explainProblem } from '@/components/form/explain-problem'
import { Empty } from '@/components/state/empty'
import { ErrorState } from '@/components/state/error-state'
import { Loading } from '@/components/state/loading'
import { DataTable } from '@/components/table/data-table'
import type { Row } from '@/components/table/row'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { CodeBlock } from '@/components/ui/code-block'
import { Tile } from '@/components/ui/tile'
import { useTRPC } from '@/lib/trpc/client'
import type { TableView, TestRun } from './figures'
import { FiredRows } from './fired-rows'
import { type RulesWords, useRulesWords } from './use-rules-words'
import { valueText } from './value-text'

type Props = { model: string; version: string; count: number; tables: readonly TableView[] }

const SNIPPET = `"testCases": [
  { "name": "…", "input": { "…": 1 }, "output": "1" }
]`

function differenceWords({ passed, differences, error }: TestRun['items'][number], { t }: RulesWords): string {
  if (passed) return ''
  if (error !== undefined) return String(error)
  const text = (value: unknown) => (value === null ? t('tests.nothing') : valueText(value))
  return differences
    .map(({ field, expected, actual }) =>
      t('tests.expected', { field, expected: text(expected), actual: text(actual) }),
    )
    .join(t('region.and'))
}

function rowOf(item: TestRun['items'][number], at: number, words: RulesWords & Pick<Props, 'tables'>): Row {
  const { t, tables } = words
  return {
    id: String(at),
    cells: {
      name: item.name,
      result: {
        value: item.passed,
        show: item.passed ? (
          <Chip tone="good">{t('tests.passed')}</Chip>
        ) : (
          <Chip tone="bad" shape="octagon">
            {t('tests.failed')}
          </Chip>
        ),
      },
      fired: {
        value: item.fired.map(({ name, row }) => `${name} ${row}`).join(', '),
        show: <FiredRows fired={item.fired} tables={tables} />,
      },
      difference: differenceWords(item, words),
    },
  }
}

function Results({ run, tables }: { run: TestRun; tables: Props['tables'] }) {
  const words = useRulesWords()
  const { t, format } = words
  const failed = run.total - run.passed
  const columns = [
    { id: 'name', head: t('tests.case'), wrap: true },
    { id: 'result', head: t('tests.result') },
    { id: 'fired', head: t('tests.fired'), sortable: false },
    ...(failed > 0 ? [{ id: 'difference', head: t('tests.difference'), wrap: true, sortable: false }] : []),
  ]
  return (
    <div role="status">
      <p className="mb-1 font-medium">
        {failed > 0
          ? t('tests.someFailed', { failed: format.count(failed), all: format.count(run.total) })
          : t('tests.allPassed', { countText: format.count(run.total) })}
      </p>
      <DataTable
        title={t('tests.title')}
        columns={columns}
        rows={run.items.map((item, at) => rowOf(item, at, { ...words, tables }))}
        tools={run.total > 20 ? 'full' : 'none'}
        maxHeight={420}
      />
    </div>
  )
}

/** The test cases kept with a version; runs them when asked. */
export function TestsTile({ model, version, count, tables }: Props) {
  const { t, format } = useRulesWords()
  const errors = useTranslations('errors')
  const [asked, setAsked] = useState(false)
  const query = useQuery(useTRPC().rules.runTests.queryOptions({ model, version }, { enabled: asked, staleTime: 0 }))
  const countText = format.count(count)
  const run = () => (asked ? void query.refetch() : setAsked(true))
  const failure = query.error && !query.isFetching ? explainProblem(query.error, errors) : null
  return (
    <Tile title={t('tests.title')} span={6} full busy={query.isFetching}>
      {count === 0 ? (
        <Empty
          title={t('tests.none')}
          text={t('tests.noneText')}
          step={<CodeBlock code={SNIPPET} label={t('tests.snippet')} />}
        />
      ) : (
        <>
          <p className="mb-2 text-text-2">{t('tests.kept', { count, countText })}</p>
          <p className="mb-2">
            <Button onClick={run} disabled={query.isFetching}>
              {query.isFetching
                ? t('tests.running')
                : query.data
                  ? t('tests.again')
                  : t('tests.run', { count, countText })}
            </Button>
          </p>
          {query.isLoading && <Loading height={160} what={t('tests.title')} />}
          {failure && (
            <ErrorState
              title={t('tests.failedTitle')}
              text={failure.text}
              requestId={failure.requestId}
              onRetry={run}
            />
          )}
          {query.data && !failure && <Results run={query.data} tables={tables} />}
        </>
      )}
    </Tile>
  )
}
