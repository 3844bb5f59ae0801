import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import { CompareBar } from '@/components/compare/compare-bar'
import { withCompareCell, withCompareColumn } from '@/components/compare/with-compare'
import { servesInProduction } from '@/components/deployments/serves-in-production'
import { FeatureProfile } from '@/components/models/feature-profile'
import { tabPath } from '@/components/models/model-tab'
import { RulesView } from '@/components/models/rules-view'
import { VersionDetail } from '@/components/models/version-detail'
import { versionColumns, versionRow } from '@/components/models/version-rows'
import { withRequestCell, withRequestColumn } from '@/components/promotions/with-request'
import { DataTable } from '@/components/table/data-table'
import type { Row } from '@/components/table/row'
import { ButtonLink } from '@/components/ui/button-link'
import { Grid } from '@/components/ui/grid'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { ArchiveButton } from '@/components/versions/archive-button'
import { ARTIFACTS_SHOWN } from '@/components/versions/artifacts-shown'
import { ArtifactsTile } from '@/components/versions/artifacts-tile'
import { LineageTile } from '@/components/versions/lineage-tile'
import { holds } from '@/domain/access/actor'
import { getFormat, getTranslations } from '@/lib/i18n/server'
import { prefetch, trpc } from '@/lib/trpc/server'
import { openPage } from '../../../open-page'
import { keepSearch } from '../_view/keep-search'
import { loadModel } from '../_view/load-model'
import { loadServing } from '../_view/load-serving'
import { loadView } from '../_view/load-view'
import { ModelFrame } from '../_view/model-frame'
import { modelMetadata } from '../_view/model-metadata'

type Props = { params: Promise<{ model: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return modelMetadata((await params).model, 'versions')
}

/** The same page with another version shown. */
function versionHref(slug: string, keep: string, version: string): string {
  const held = new URLSearchParams(keep)
  held.set('version', version)
  if (held.get('compare') === version) held.delete('compare')
  return `${tabPath(slug, 'versions')}?${held}`
}

export default async function VersionsPage({ params, searchParams }: Props) {
  const { model: slug } = await params
  const { allowed, need, person } = await openPage('/models/[model]/versions', `/models/${slug}/versions`)
  if (!allowed) return <PageDenied need={need} />
  const [view, loaded, serving, t, v, p, c, keep] = await Promise.all([
    loadView(slug, searchParams),
    loadModel(slug),
    loadServing(slug),
    getTranslations('models'),
    getTranslations('versions'),
    getTranslations('promotions'),
    getTranslations('compare'),
    keepSearch(searchParams),
  ])
  const format = await getFormat(view.range.zone)
  const { model, shown, versions } = view
  const asks = holds(person, 'promotion:request')
  const always = ['compare', 'versions', 'errors'] as const
  const areas = asks ? ([...always, 'access', 'promotions', 'performance'] as const) : always
  const frame = { view, tab: 'versions', areas, mayImport: holds(person, 'import:run'), always: true } as const
  if (!shown) return <ModelFrame {...frame}>{null}</ModelFrame>
  const ref = { model: slug, version: shown.version }
  const archived = shown.archived !== null
  void prefetch(trpc.monitoring.profile.queryOptions(ref))
  void prefetch(trpc.models.artifacts.queryOptions({ ...ref, limit: ARTIFACTS_SHOWN }))
  const several = versions.length > 1 && holds(person, 'figures:read')
  const compareCell = (row: Row) => (several ? withCompareCell(row) : row)
  const plain = versionColumns({ t, format })
  const columns = several ? withCompareColumn(plain, c) : plain
  const count = { count: versions.length, countText: format.count(versions.length) }
  return (
    <ModelFrame {...frame}>
      <Verdict
        sentence={t('versions.sentence', { ...count, model: model.name, shown: shown.version })}
        scope={[t('versions.scope'), ...(loaded.more ? [t('versions.more')] : [])].join(' ')}
        actions={
          holds(person, 'version:write') && (
            <ButtonLink href={`/models/${slug}/versions/new`}>{t('versions.new')}</ButtonLink>
          )
        }
      />
      <Grid>
        <Tile title={t('tab.versions')} span={12}>
          {several && <CompareBar model={slug} />}
          <DataTable
            title={t('versions.table', { model: model.name })}
            columns={asks ? withRequestColumn(columns, p) : columns}
            rows={versions.map((entry) => {
              const href = versionHref(slug, keep, entry.version)
              const row = compareCell(versionRow(entry, { t, v, format, selected: entry === shown, href }))
              const step = asks && !entry.archived && !servesInProduction(serving, entry.version)
              return step ? withRequestCell(row, slug) : row
            })}
            tools={versions.length > 12 ? 'full' : 'export'}
          />
        </Tile>
        <VersionDetail
          shown={shown}
          t={t}
          v={v}
          format={format}
          action={holds(person, 'version:write') && <ArchiveButton {...ref} archived={archived} />}
        />
        <LineageTile lineage={shown.lineage} t={v} />
        <ArtifactsTile {...ref} mayUpload={holds(person, 'artifact:write')} archived={archived} />
        {shown.rules !== null && <RulesView rules={shown.rules} version={shown.version} t={t} />}
        <FeatureProfile model={slug} version={shown.version} features={shown.features} />
      </Grid>
    </ModelFrame>
  )
}
