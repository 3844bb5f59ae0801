'use client'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { may } from '@/components/access/person'
import { usePerson } from '@/components/access/person-context'
import { AsOfControl } from '@/components/performance/as-of-control'
import { Loading } from '@/components/state/loading'
import { ButtonLink } from '@/components/ui/button-link'
import { buttonStyle } from '@/components/ui/button-style'
import { Grid } from '@/components/ui/grid'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { Verdict } from '@/components/ui/verdict'
import { useTRPC } from '@/lib/trpc/client'
import { ActionsTile } from './actions-tile'
import { armsText } from './arms-text'
import type { AbTest, ReadTest } from './figures'
import { PlanTile } from './plan-tile'
import { sentences } from './prepare-sentences'
import { RampTile } from './ramp-tile'
import { shortHash } from './short-hash'
import { DEPTHS, type Depth, depthHref, resultsAsk, testSearch } from './test-search'
import { useAbWords } from './use-ab-words'

const loading = () => <Loading height={320} what="" />
const ScientistView = dynamic(() => import('./scientist-view').then((module) => module.ScientistView), { loading })
const ExpertView = dynamic(() => import('./expert-view').then((module) => module.ExpertView), { loading })
const ManagerView = dynamic(() => import('./manager-view').then((module) => module.ManagerView), { loading })

function Head({ read, depth }: { read: ReadTest; depth: Depth }) {
  const words = useAbWords()
  const { t, format } = words
  const { test, results } = read
  const [search] = useQueryStates(testSearch)
  const { sentence, why } = sentences(read, words)
  const scope = [
    test.modelName,
    armsText(test.arms, words),
    t('scope.unit', { key: test.entityKey }),
    t(`status.${test.status}`),
    t('scope.asOf', { when: format.dateTime(results.asOf, { zoneName: true }) }),
    ...(results.exploratory ? [t('segments.exploratory')] : []),
  ]
  return (
    <Verdict
      sentence={sentence}
      why={why}
      scope={
        <>
          {scope.join(' · ')}
          {test.planHash && (
            <>
              {' · '}
              {t('scope.plan')} <code title={test.planHash}>sha256 {shortHash(test.planHash)}</code>
            </>
          )}
        </>
      }
      actions={
        <SegmentedLinks
          label={t('depth.label')}
          items={DEPTHS.map((one) => ({
            href: depthHref(test.id, search, one),
            label: t(`depth.${one}`),
            current: one === depth,
          }))}
        />
      }
    />
  )
}

function Tools({ test }: { test: AbTest }) {
  const { t, format } = useAbWords()
  const [search, setSearch] = useQueryStates(testSearch)
  const href = (kind: 'csv' | 'json') => {
    const query = new URLSearchParams({ format: kind, ...(search.asOf && { asOf: search.asOf.toISOString() }) })
    return `/api/v1/ab-tests/${test.id}/export?${query}`
  }
  const look = buttonStyle({ variant: 'quiet' })
  return (
    <div className="no-print mb-3 flex flex-wrap items-center gap-2">
      <AsOfControl
        key={search.asOf?.toISOString() ?? ''}
        asOf={search.asOf}
        zone={format.zone}
        onChange={(asOf) => void setSearch({ asOf })}
      />
      <span className="ml-auto inline-flex flex-wrap gap-1">
        <a className={look} href={href('csv')} download>
          {t('export.csv')}
        </a>
        <a className={look} href={href('json')} download>
          {t('export.json')}
        </a>
        <button type="button" className={look} onClick={() => window.print()}>
          {t('export.print')}
        </button>
      </span>
    </div>
  )
}

/** Where a conclusion leads to: a promotion request that is filled in. */
function RequestLink({ id }: { id: string }) {
  const { t } = useAbWords()
  const allowed = may(usePerson(), 'promotion:request')
  const { data } = useQuery(useTRPC().abTests.promotion.queryOptions({ id }))
  if (!allowed) return <span>{t('action.requestBy')}</span>
  if (!data) return null
  const { model, version } = data.request
  return (
    <ButtonLink variant="primary" href={`/promotions/new?${new URLSearchParams({ model, version, test: id })}`}>
      {t('action.request', { version })}
    </ButtonLink>
  )
}

type Props = { id: string; test: AbTest; depth: Depth; pValues: boolean }

/** A test that took units in: one verdict, read at three depths. */
export function StartedView({ id, test, depth, pValues }: Props) {
  const [search] = useQueryStates(testSearch)
  const { data: results } = useSuspenseQuery(useTRPC().abTests.results.queryOptions(resultsAsk(id, search)))
  const read = { test, results }
  const promoted = test.conclusion?.decision === 'promote'
  const next = <ActionsTile test={test} next={promoted ? <RequestLink id={id} /> : null} />
  return (
    <>
      <Head read={read} depth={depth} />
      <Tools test={test} />
      <Grid>
        {depth === 'scientist' && <ScientistView read={read} pValues={pValues} />}
        {depth === 'expert' && <ExpertView read={read} />}
        {depth === 'manager' && <ManagerView read={read} next={next} />}
        <PlanTile test={test} />
        <div className="col-span-full flex flex-col gap-4 wide:col-span-4">
          {depth !== 'manager' && next}
          <RampTile test={test} />
        </div>
      </Grid>
    </>
  )
}
