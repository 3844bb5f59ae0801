import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import type { VersionEntry } from '@/components/models/version-entry'
import type { RawRules } from '@/components/rules/draft'
import { editableTables } from '@/components/rules/editable-tables'
import type { EditorFacts } from '@/components/rules/editor-facts'
import { EditorPanel } from '@/components/rules/editor-panel'
import { NoRules } from '@/components/rules/no-rules'
import { Verdict } from '@/components/ui/verdict'
import { holds } from '@/domain/access/actor'
import { readRules } from '@/domain/rules/contract'
import { getTranslations } from '@/lib/i18n/server'
import { openPage } from '../../../../open-page'
import { loadView, type ModelView } from '../../_view/load-view'
import { ModelFrame } from '../../_view/model-frame'
import { modelMetadata } from '../../_view/model-metadata'

type Props = { params: Promise<{ model: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return modelMetadata((await params).model, 'rules')
}

/** Null: there is no decision table to start from. */
function factsOf({ model, versions }: ModelView, shown: VersionEntry, note: string): EditorFacts | null {
  if (shown.rules === null) return null
  const read = readRules(shown.rules, { features: shown.features, functionNodes: true })
  const tables = read.ok ? editableTables(read.document, note) : []
  if (tables.length === 0) return null
  return {
    model: model.slug,
    version: shown.version,
    features: shown.features,
    segments: shown.segments,
    raw: shown.rules as RawRules,
    tables,
    taken: versions.map(({ version }) => version),
  }
}

export default async function NewRulesPage({ params, searchParams }: Props) {
  const { model: slug } = await params
  const { allowed, need, person } = await openPage('/models/[model]/rules/new', `/models/${slug}/rules/new`)
  if (!allowed) return <PageDenied need={need} />
  const [view, t] = await Promise.all([loadView(slug, searchParams), getTranslations('rules')])
  const { shown, versions } = view
  const frame = { view, tab: 'rules', areas: ['rules', 'errors'], mayImport: holds(person, 'import:run') } as const
  if (!shown) return <ModelFrame {...frame}>{null}</ModelFrame>
  const facts = factsOf(view, shown, t('table.note'))
  return (
    <ModelFrame {...frame} always>
      {facts ? (
        <>
          <Verdict
            sentence={t('edit.title', { version: facts.version })}
            why={t('edit.why', { version: facts.version })}
          />
          <EditorPanel key={facts.version} facts={facts} />
        </>
      ) : (
        <NoRules model={slug} shown={shown} versions={versions} t={t} />
      )}
    </ModelFrame>
  )
}
