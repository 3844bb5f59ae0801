'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { NoData } from '@/components/state/no-data'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { DataTable } from '@/components/table/data-table'
import type { Column, Row } from '@/components/table/row'
import { Disclosure } from '@/components/ui/disclosure'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import { useTRPC } from '@/lib/trpc/client'
import { ArtifactForm } from './artifact-form'
import { ARTIFACTS_SHOWN } from './artifacts-shown'
import type { Artifact } from './figures'

type Props = { model: string; version: string; mayUpload: boolean; archived: boolean }

function DownloadLink({ file }: { file: Artifact }) {
  const t = useTranslations('versions')
  return (
    <a
      href={file.url}
      download={file.name}
      aria-label={t('artifacts.downloadLabel', { name: file.name })}
      className="inline-flex min-h-6 items-center"
    >
      {t('artifacts.download')}
    </a>
  )
}

function Files({ files, title }: { files: readonly Artifact[]; title: string }) {
  const t = useTranslations('versions')
  const format = useFormat()
  const columns: Column[] = [
    { id: 'name', head: t('artifacts.name') },
    { id: 'size', head: t('artifacts.size'), kind: 'number' },
    { id: 'sha256', head: t('artifacts.hash'), secondary: true, wrap: true },
    { id: 'at', head: t('artifacts.at'), kind: 'number', secondary: true },
    { id: 'by', head: t('artifacts.by'), secondary: true },
    { id: 'download', head: t('artifacts.download'), sortable: false },
  ]
  const rows = files.map((file): Row => {
    return {
      id: file.name,
      cells: {
        name: { value: file.name, show: <span className="break-all">{file.name}</span> },
        size: { value: file.bytes, show: format.bytes(file.bytes) },
        sha256: { value: file.sha256, show: <code className="break-all">{file.sha256}</code> },
        at: { value: file.createdAt, show: format.dateTime(file.createdAt) },
        by: file.by,
        download: { value: null, show: <DownloadLink file={file} /> },
      },
    }
  })
  return <DataTable title={title} columns={columns} rows={rows} tools={rows.length > 12 ? 'full' : 'export'} />
}

function Content({ model, version, mayUpload, archived }: Props) {
  const t = useTranslations('versions')
  const ask = { model, version, limit: ARTIFACTS_SHOWN }
  const { data } = useSuspenseQuery(useTRPC().models.artifacts.queryOptions(ask))
  const title = t('artifacts.table', { version })
  return (
    <>
      {data.items.length === 0 ? (
        <NoData title={t('artifacts.none')} reason={t('artifacts.noneText')} />
      ) : (
        <Files files={data.items} title={title} />
      )}
      {data.next !== null && <p className="mt-1 text-small text-text-3">{t('artifacts.more')}</p>}
      <div className="no-print mt-2">
        {mayUpload && !archived && (
          <Disclosure summary={t('artifacts.addTitle')} open={data.items.length === 0}>
            <ArtifactForm model={model} version={version} />
          </Disclosure>
        )}
        {archived && <p className="text-small text-text-3">{t('artifacts.archived')}</p>}
        {!mayUpload && <p className="text-small text-text-3">{t('artifacts.denied')}</p>}
      </div>
    </>
  )
}

/** The files of a version, each with its hash, to download, and to add to for whoever may. */
export function ArtifactsTile(props: Props) {
  const t = useTranslations('versions')
  return (
    <Tile title={t('artifacts.title')} sub={t('artifacts.sub')} span={12}>
      <PanelBoundary height={160} what={t('artifacts.what')} errorTitle={t('artifacts.errorTitle')}>
        <Content {...props} />
      </PanelBoundary>
    </Tile>
  )
}
