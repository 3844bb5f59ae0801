'use client'
import { useState } from 'react'
import { Grid } from '@/components/ui/grid'
import { PreviewPanel } from './preview-panel'
import { TargetTile } from './target-tile'
import { type ImportModel, useTarget } from './use-target'

/** Into what, which file, what its columns are, load: from top to bottom, nothing stored before the last. */
export function NewImport({ models }: { models: readonly ImportModel[] }) {
  const choice = useTarget(models)
  const [file, setFile] = useState<File | null>(null)
  const [zone, setZone] = useState('UTC')
  const [sending, setSending] = useState(false)
  const { chosen } = choice
  return (
    <Grid>
      <TargetTile
        models={models}
        choice={choice}
        file={file}
        onFile={setFile}
        zone={zone}
        onZone={setZone}
        locked={sending}
      />
      {file && chosen && (
        <PreviewPanel
          key={[file.name, file.size, file.lastModified, chosen.model, chosen.version, chosen.target.kind].join('\n')}
          chosen={chosen}
          file={file}
          zone={zone}
          onSending={setSending}
        />
      )}
    </Grid>
  )
}
