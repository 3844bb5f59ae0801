'use client'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Empty } from '@/components/state/empty'
import { ErrorState } from '@/components/state/error-state'
import { Loading } from '@/components/state/loading'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { Tile } from '@/components/ui/tile'
import { useTRPC } from '@/lib/trpc/client'
import { explainFailure } from './explain-failure'
import type { TableView } from './figures'
import { useRulesWords } from './use-rules-words'

type Props = { model: string; version: string; count: number; tables: readonly TableView[] }

const SNIPPET = `"testCases": [
  { "name": "…", "input": { "…": 1 }, "output": "1" }
]`

const TestResults = dynamic(() => import('./test-results').then((module) => module.TestResults), {
  ssr: false,
  loading: () => <Loading height={160} />,
})

/** The test cases kept with a version; runs them when asked. */
export function TestsTile({ model, version, count, tables }: Props) {
  const { t, format } = useRulesWords()
  const errors = useTranslations('errors')
  const [asked, setAsked] = useState(false)
  const query = useQuery(useTRPC().rules.runTests.queryOptions({ model, version }, { enabled: asked, staleTime: 0 }))
  const countText = format.count(count)
  const run = () => (asked ? void query.refetch() : setAsked(true))
  const failure = query.error && !query.isFetching ? explainFailure(query.error, { t, errors }) : null
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
          {query.data && !failure && <TestResults run={query.data} tables={tables} />}
        </>
      )}
    </Tile>
  )
}
