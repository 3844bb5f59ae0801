import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import { tabPath } from '@/components/models/model-tab'
import type { VersionEntry } from '@/components/models/version-entry'
import { NoRules } from '@/components/rules/no-rules'
import { newestAsk, simulationsAsk } from '@/components/rules/rules-asks'
import type { RulesFacts } from '@/components/rules/rules-facts'
import { RulesScreen } from '@/components/rules/rules-screen'
import { loadRulesSearch } from '@/components/rules/rules-search'
import { simulationSources } from '@/components/rules/simulation-sources'
import { CodeBlock } from '@/components/ui/code-block'
import { holds } from '@/domain/access/actor'
import { readRules } from '@/domain/rules/contract'
import { featuresRead } from '@/domain/rules/known-names'
import { getTranslations } from '@/lib/i18n/server'
import { prefetch, trpc } from '@/lib/trpc/server'
import { openPage } from '../../../open-page'
import { loadView, type ModelView } from '../_view/load-view'
import { ModelFrame } from '../_view/model-frame'
import { modelMetadata } from '../_view/model-metadata'

type Props = { params: Promise<{ model: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return modelMetadata((await params).model, 'rules')
}

/** Null: what the version was given does not run here. */
function factsOf({ model, versions, window, range }: ModelView, shown: VersionEntry): RulesFacts | null {
  const names = shown.features.map(({ name }) => name)
  const read = readRules(shown.rules, { features: shown.features, functionNodes: true })
  if (!read.ok) return null
  const used = new Set(featuresRead(read.document, names))
  return {
    model: model.slug,
    version: shown.version,
    task: model.task,
    features: shown.features.filter(({ name }) => used.has(name)).map(({ name, type }) => ({ name, type })),
    sources: simulationSources(versions, shown.version),
    window: { from: window.from, to: window.to },
    newHref: `/models/${model.slug}/rules/new?${new URLSearchParams({ version: shown.version })}`,
    zone: range.zone,
  }
}

async function prefetchAll({ model, version }: RulesFacts, searchParams: Promise<SearchParams>) {
  const { simulation, cursor } = await loadRulesSearch(searchParams)
  const place = { model, version }
  void prefetch(trpc.rules.tables.queryOptions(place))
  void prefetch(trpc.rules.check.queryOptions(place))
  void prefetch(trpc.rules.simulations.queryOptions(simulationsAsk(place, cursor)))
  if (simulation) void prefetch(trpc.rules.simulation.queryOptions({ id: simulation }))
  else void prefetch(trpc.rules.simulations.queryOptions(newestAsk(place)))
}

export default async function RulesPage({ params, searchParams }: Props) {
  const { model: slug } = await params
  const { allowed, need, person } = await openPage('/models/[model]/rules', tabPath(slug, 'rules'))
  if (!allowed) return <PageDenied need={need} />
  const [view, t] = await Promise.all([loadView(slug, searchParams), getTranslations('rules')])
  const { shown, versions } = view
  const frame = { view, tab: 'rules', areas: ['rules', 'errors'], mayImport: holds(person, 'import:run') } as const
  if (!shown) return <ModelFrame {...frame}>{null}</ModelFrame>
  const facts = shown.rules === null ? null : factsOf(view, shown)
  if (!facts) {
    return (
      <ModelFrame {...frame} always>
        <NoRules model={slug} shown={shown} versions={versions} t={t} />
      </ModelFrame>
    )
  }
  await prefetchAll(facts, searchParams)
  return (
    <ModelFrame {...frame} always>
      <RulesScreen
        key={facts.version}
        facts={facts}
        raw={<CodeBlock code={JSON.stringify(shown.rules, null, 2)} label={t('table.raw')} />}
      />
    </ModelFrame>
  )
}
