'use client'
import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { Field } from '@/components/ui/field'
import { FileDrop } from '@/components/ui/file-drop'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { Tile } from '@/components/ui/tile'
import { IMPORT_KINDS, TABLE_BYTES_MAX } from '@/domain/imports/table-columns'
import { zoneChoices } from '@/lib/time-range/zones'
import type { ImportModel, TargetChoice } from './use-target'
import { VersionSelect } from './version-select'

const ENDINGS = ['.csv', '.tsv', '.ndjson', '.jsonl', '.parquet'] as const

type Props = {
  models: readonly ImportModel[]
  choice: TargetChoice
  file: File | null
  onFile: (file: File | null) => void
  zone: string
  onZone: (zone: string) => void
  /** While the file is sent nothing can be changed. */
  locked: boolean
}

const never = () => () => undefined
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** What is loaded, into which version, and from which file. */
export function TargetTile({ models, choice, file, onFile, zone, onZone, locked }: Props) {
  const t = useTranslations('imports')
  const own = useSyncExternalStore(never, ownZone, () => 'UTC')
  const { kind, model, unknownModel } = choice
  const named = models.map(({ slug, name }) => ({ value: slug, label: name === slug ? name : `${name} (${slug})` }))
  return (
    <Tile title={t('target.title')} span={12}>
      <fieldset disabled={locked} className="grid min-w-0 gap-x-6 gap-y-3 md:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3">
          <div>
            <p className="mb-1 font-medium">{t('target.kind')}</p>
            <Segmented
              label={t('target.kind')}
              options={IMPORT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
              value={kind}
              onChange={choice.setKind}
            />
            <p className="mt-1 text-small text-text-3">{t(`target.kindHint.${kind}`)}</p>
          </div>
          <Field
            label={t('list.model')}
            error={unknownModel === null ? undefined : t('target.unknownModel', { model: unknownModel })}
          >
            <Select
              value={model?.slug ?? ''}
              onChange={(event) => choice.setModel(event.target.value)}
              options={[...(model ? [] : [{ value: '', label: t('target.chooseModel') }]), ...named]}
            />
          </Field>
          {kind === 'predictions' && model && <VersionSelect model={model.slug} choice={choice} />}
          <Field label={t('target.zone')} hint={t('target.zoneHint')}>
            <Select
              value={zone}
              onChange={(event) => onZone(event.target.value)}
              options={zoneChoices(zone, own).map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
            />
          </Field>
        </div>
        <div className="min-w-0">
          <FileDrop
            name="file"
            label={t('target.file')}
            kinds={ENDINGS}
            maxBytes={TABLE_BYTES_MAX}
            file={file}
            onFile={onFile}
          />
          <p className="mt-1 text-small text-text-3">{t('target.fileHint')}</p>
          {file && !choice.chosen && (
            <p role="status" className="mt-2">
              {t(model ? 'target.needVersion' : 'target.needModel')}
            </p>
          )}
        </div>
      </fieldset>
    </Tile>
  )
}
