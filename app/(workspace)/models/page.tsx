import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import type { ListedModel } from '@/components/models/figures'
import { ListEmpty } from '@/components/models/list-empty'
import { ListFilter } from '@/components/models/list-filter'
import { loadListParams, pageLinks } from '@/components/models/list-params'
import { modelColumns, modelRow, needsSomebody } from '@/components/models/model-rows'
import { NewModelLink } from '@/components/models/new-model-link'
import { Crumbs } from '@/components/shell/crumbs'
import { DataTable } from '@/components/table/data-table'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { holds } from '@/domain/access/actor'
import type { Format } from '@/lib/format'
import { getFormat, getTranslations } from '@/lib/i18n/server'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { api } from '@/lib/trpc/server'
import { openPage } from '../open-page'
import { found } from './_found'
import { snippetContext } from './_snippet-context'

type Props = { searchParams: Promise<SearchParams> }

const PAGE_ROWS = 25
const USE_CASES_SHOWN = 200

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('models')
  return { title: t('list.title') }
}

function sentenceOf(models: readonly ListedModel[], t: AreaTranslator<'models'>, format: Format): string {
  const attention = models.filter(needsSomebody).length
  const count = { count: models.length, countText: format.count(models.length) }
  return attention > 0 ? t('list.sentenceAttention', { ...count, attention }) : t('list.sentenceWell', count)
}

const listInput = ({ text, useCase, cursor }: Awaited<ReturnType<typeof loadListParams>>) => ({
  limit: PAGE_ROWS,
  ...(text !== '' && { text: text.slice(0, 120) }),
  ...(useCase !== null && useCase !== '' && { useCase }),
  ...(cursor !== null && { cursor }),
})

export default async function ModelsPage({ searchParams }: Props) {
  const { allowed, need, person } = await openPage('/models')
  if (!allowed) return <PageDenied need={need} />
  const [state, t, format, call] = await Promise.all([
    loadListParams(searchParams),
    getTranslations('models'),
    getFormat(),
    api(),
  ])
  const { text, useCase, cursor } = state
  const [{ items, next }, useCases] = await Promise.all([
    found(call.monitoring.models(listInput(state))),
    call.useCases.list({ limit: USE_CASES_SHOWN }),
  ])
  const filtered = text !== '' || (useCase !== null && useCase !== '')
  const mayCreate = holds(person, 'model:write')
  const empty = items.length === 0
  const sentence = empty ? t(filtered ? 'list.noMatch' : 'list.none') : sentenceOf(items, t, format)
  return (
    <>
      <Crumbs items={[{ label: t('list.title') }]} />
      <Verdict
        sentence={sentence}
        scope={t('list.scope')}
        actions={<NewModelLink allowed={mayCreate} t={t} primary={empty && !filtered} />}
      />
      {(filtered || !empty || cursor !== null) && (
        <ListFilter t={t} text={text} useCase={useCase} useCases={useCases.items} />
      )}
      <Tile title={t('list.title')} span={12}>
        {empty ? (
          <ListEmpty t={t} text={text} filtered={filtered} snippets={await snippetContext()} />
        ) : (
          <DataTable
            title={t('list.table')}
            columns={modelColumns({ t, format })}
            rows={items.map((model) => modelRow(model, { t, format }))}
            server={{ page: pageLinks({ ...state, trail: [...state.trail] }, next) }}
          />
        )}
      </Tile>
    </>
  )
}
