import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import { importColumns, importRow } from '@/components/imports/import-rows'
import { importPages, loadImportsParams } from '@/components/imports/list-params'
import { ModelFilter } from '@/components/imports/model-filter'
import { NewImportLink } from '@/components/imports/new-import-link'
import { outcomeOf } from '@/components/imports/outcome'
import type { ImportDetail } from '@/components/imports/preview-data'
import { Crumbs } from '@/components/shell/crumbs'
import { Empty } from '@/components/state/empty'
import { NoData } from '@/components/state/no-data'
import { DataTable } from '@/components/table/data-table'
import { ButtonLink } from '@/components/ui/button-link'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { holds } from '@/domain/access/actor'
import { PAGE_SIZE_MAX } from '@/domain/lists/page-size'
import { getFormat, getTranslations } from '@/lib/i18n/server'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { api } from '@/lib/trpc/server'
import { found } from '../models/_found'
import { openPage } from '../open-page'

type Props = { searchParams: Promise<SearchParams> }

const PAGE_ROWS = 25

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') }
}

function sentenceOf(items: readonly ImportDetail[], t: AreaTranslator<'imports'>): string {
  const outcomes = items.map(outcomeOf)
  const failed = outcomes.filter((one) => one === 'failed' || one === 'refused').length
  const partly = outcomes.filter((one) => one === 'partly').length
  const waiting = outcomes.filter((one) => one === 'queued' || one === 'running').length
  return t('list.sentence', { total: items.length, failed, partly, waiting })
}

function Nothing({ model, t }: { model: string; t: AreaTranslator<'imports'> }) {
  if (model === '') return <Empty title={t('list.none')} text={t('list.noneText')} />
  const all = <ButtonLink href="/imports">{t('list.showAll')}</ButtonLink>
  return <NoData title={t('list.noMatch')} reason={t('list.noMatchText', { model })} action={all} />
}

export default async function ImportsPage({ searchParams }: Props) {
  const { allowed, need, person } = await openPage('/imports')
  if (!allowed) return <PageDenied need={need} />
  const [state, t, format, call] = await Promise.all([
    loadImportsParams(searchParams),
    getTranslations('imports'),
    getFormat('UTC'),
    api(),
  ])
  const { model, cursor } = state
  const ask = { limit: PAGE_ROWS, ...(model !== '' && { model }), ...(cursor !== null && { cursor }) }
  const [{ items, next }, models] = await Promise.all([
    found(call.imports.list(ask)),
    call.models.list({ limit: PAGE_SIZE_MAX }),
  ])
  return (
    <>
      <Crumbs items={[{ label: t('title') }]} />
      <Verdict
        sentence={items.length > 0 ? sentenceOf(items, t) : t(model === '' ? 'list.sentenceNone' : 'list.noMatch')}
        scope={t('list.scope')}
        actions={<NewImportLink allowed={holds(person, 'import:run')} t={t} />}
      />
      {models.items.length > 1 && <ModelFilter t={t} model={model} models={models.items} />}
      <Tile title={t('title')} span={12}>
        {items.length === 0 ? (
          <Nothing model={model} t={t} />
        ) : (
          <DataTable
            title={t('list.table')}
            columns={importColumns({ t })}
            rows={items.map((one) => importRow(one, { t, format }))}
            server={{ page: importPages(state, next) }}
          />
        )}
      </Tile>
    </>
  )
}
