import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import { versionColor } from '@/components/models/version-color'
import type { VersionEntry } from '@/components/models/version-entry'
import { NoData } from '@/components/state/no-data'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { valueInput } from '@/components/value/value-ask'
import type { ValueFacts } from '@/components/value/value-facts'
import { ValueScreen } from '@/components/value/value-screen'
import { valueSnippet } from '@/components/value/value-snippet'
import { holds } from '@/domain/access/actor'
import { getTranslations } from '@/lib/i18n/server'
import { prefetch, trpc } from '@/lib/trpc/server'
import { openPage } from '../../../open-page'
import { snippetContext } from '../../_snippet-context'
import { loadView, type ModelView } from '../_view/load-view'
import { ModelFrame } from '../_view/model-frame'
import { modelMetadata } from '../_view/model-metadata'

type Props = { params: Promise<{ model: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return modelMetadata((await params).model, 'value')
}

function valueFacts(view: ModelView, shown: VersionEntry, given: { maySet: boolean; origin: string }): ValueFacts {
  const { model, versions, window } = view
  const positive = model.positiveClass ?? '1'
  return {
    ask: {
      model: model.slug,
      version: shown.version,
      range: { from: window.from, to: window.to },
      bucket: view.bucket,
    },
    color: versionColor(versions, shown.version),
    zone: view.range.zone,
    positive,
    negative: model.classes?.find((name) => name !== positive) ?? '0',
    versions: versions.map(({ version }) => version),
    maySet: given.maySet,
    setSnippet: valueSnippet(given.origin, model.slug),
  }
}

export default async function ValuePage({ params, searchParams }: Props) {
  const { model: slug } = await params
  const { allowed, need, person } = await openPage('/models/[model]/value', `/models/${slug}/value`)
  if (!allowed) return <PageDenied need={need} />
  const [view, t, m, { origin }] = await Promise.all([
    loadView(slug, searchParams),
    getTranslations('value'),
    getTranslations('models'),
    snippetContext(),
  ])
  const { model, shown } = view
  const frame = {
    view,
    tab: 'value',
    areas: ['value', 'errors'],
    mayImport: holds(person, 'import:run'),
    always: true,
  } as const
  if (!shown) return <ModelFrame {...frame}>{null}</ModelFrame>
  if (model.task !== 'binary') {
    return (
      <ModelFrame {...frame}>
        <Verdict sentence={t('sentence.notForTask', { task: m(`task.${model.task}`) })} />
        <Tile title={t('matrix.title')} span={12}>
          <NoData title={t('noMoney')} reason={t('reason.task_without_value')} />
        </Tile>
      </ModelFrame>
    )
  }
  const facts = valueFacts(view, shown, { maySet: holds(person, 'value:write'), origin })
  void prefetch(trpc.value.models.queryOptions({ model: slug }))
  void prefetch(trpc.value.read.queryOptions(valueInput(facts.ask)))
  return (
    <ModelFrame {...frame}>
      <ValueScreen facts={facts} />
    </ModelFrame>
  )
}
