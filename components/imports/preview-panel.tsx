'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ErrorState } from '@/components/state/error-state'
import { Loading } from '@/components/state/loading'
import { Tile } from '@/components/ui/tile'
import { type Assignment, assignmentOf, mapTextOf } from './assignment'
import { ColumnsTile } from './columns-tile'
import { explainSending } from './explain-sending'
import { LoadBar } from './load-bar'
import { MappingTile } from './mapping-tile'
import { prepareMapping } from './prepare-mapping'
import type { ImportPreview } from './preview-data'
import { targetColumns } from './target-columns'
import { usePreview } from './use-preview'
import type { ChosenTarget } from './use-target'
import { useUpload } from './use-upload'

type Props = { chosen: ChosenTarget; file: File; zone: string; onSending: (busy: boolean) => void }

function assignedBy(preview: ImportPreview, { target }: ChosenTarget): Assignment {
  const columns = preview.columns.map(({ name }) => name)
  return assignmentOf(preview.map, { columns, names: targetColumns(target).map(({ name }) => name) })
}

/** The file as it would be loaded: its mapping, mended here, its columns, and the button that loads it. */
export function PreviewPanel({ chosen, file, zone, onSending }: Props) {
  const t = useTranslations('imports')
  const errors = useTranslations('errors')
  const router = useRouter()
  const [mended, setMended] = useState<Assignment | null>(null)
  const map = mended && mapTextOf(mended)
  const { data: preview, error, refetch, isPlaceholderData, isFetching } = usePreview({ chosen, file, zone, map })
  const upload = useUpload((id) => router.push(`/imports/${id}`))
  useEffect(() => onSending(upload.busy), [onSending, upload.busy])
  if (error) {
    const { text, requestId } = explainSending(error, errors)
    return (
      <Tile title={t('mapping.title')} span={12}>
        <ErrorState
          title={t('preview.failed', { file: file.name })}
          text={text}
          requestId={requestId}
          onRetry={refetch}
        />
      </Tile>
    )
  }
  if (!preview) {
    return (
      <Tile title={t('mapping.title')} span={12} busy>
        <Loading height={320} what={file.name} />
      </Tile>
    )
  }
  const assignment = mended ?? assignedBy(preview, chosen)
  const rows = prepareMapping({ target: chosen.target, preview, assignment })
  const send = () =>
    upload.start({
      file,
      zone,
      map: mapTextOf(assignment),
      model: chosen.model,
      version: chosen.version,
      kind: chosen.target.kind,
    })
  return (
    <>
      <MappingTile
        rows={rows}
        preview={preview}
        stale={isPlaceholderData || isFetching}
        locked={upload.busy}
        onAssign={(name, column) => setMended({ ...assignment, [name]: column })}
      />
      <ColumnsTile preview={preview} kind={chosen.target.kind} />
      <LoadBar
        file={file}
        into={chosen.version === null ? chosen.model : `${chosen.model} ${chosen.version}`}
        blocked={preview.problem !== null}
        waiting={isPlaceholderData}
        upload={upload}
        onLoad={send}
      />
    </>
  )
}
