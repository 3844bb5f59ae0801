import type { Metadata } from 'next'
import { openPage } from '@/app/(workspace)/open-page'
import { PageDenied } from '@/components/access/page-denied'
import { Crumbs } from '@/components/shell/crumbs'
import { Empty } from '@/components/state/empty'
import { DataTable } from '@/components/table/data-table'
import { ButtonLink } from '@/components/ui/button-link'
import { Grid } from '@/components/ui/grid'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { holdsGlobally } from '@/domain/access/actor'
import { getFormat, getTranslations } from '@/lib/i18n/server'
import { api } from '@/lib/trpc/server'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('useCases'))('title') }
}

export default async function UseCasesPage({ searchParams }: Props) {
  const { allowed, need, person } = await openPage('/use-cases')
  if (!allowed) return <PageDenied need={need} />
  const t = await getTranslations('useCases')
  const f = await getFormat('UTC')
  const { cursor } = await searchParams
  const page = await (await api()).useCases.list(typeof cursor === 'string' ? { cursor } : {})
  const mayCreate = holdsGlobally(person, 'use_case:write')
  const create = mayCreate && (
    <ButtonLink href="/use-cases/new" variant="primary">
      {t('new')}
    </ButtonLink>
  )
  return (
    <>
      <Crumbs items={[{ label: t('title') }]} />
      <Verdict sentence={t('listSentence')} why={t('listWhy')} actions={create} />
      <Grid>
        <Tile title={t('title')} span={12}>
          {page.items.length === 0 ? (
            <Empty title={t('none')} text={mayCreate ? t('noneText') : t('noneMayNot')} />
          ) : (
            <DataTable
              title={t('title')}
              tools="export"
              columns={[
                { id: 'name', head: t('name') },
                { id: 'problem', head: t('problem'), wrap: true, secondary: true, quiet: true },
                { id: 'risk', head: t('riskTier') },
                { id: 'created', head: t('created'), secondary: true },
              ]}
              rows={page.items.map((item) => ({
                id: item.id,
                href: `/use-cases/${item.slug}`,
                cells: {
                  name: item.name,
                  problem: item.problem.length > 140 ? `${item.problem.slice(0, 139)}…` : item.problem,
                  risk: t(`risk.${item.riskTier}`),
                  created: { value: item.createdAt, show: f.date(item.createdAt, { year: true }) },
                },
              }))}
              server={{
                page: {
                  previous: cursor ? '/use-cases' : null,
                  next: page.next ? `/use-cases?cursor=${page.next}` : null,
                },
              }}
            />
          )}
        </Tile>
      </Grid>
    </>
  )
}
