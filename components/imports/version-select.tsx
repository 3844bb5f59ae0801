'use client'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { TargetChoice } from './use-target'

/** The version that decided what the file holds; none is chosen for anybody where there are several. */
export function VersionSelect({ model, choice }: { model: string; choice: TargetChoice }) {
  const t = useTranslations('imports')
  const { versions, version } = choice
  if (versions.isError) {
    return (
      <p role="alert" className="flex flex-wrap items-center gap-2">
        {t('target.versionsNotRead')}
        <Button size="sm" onClick={() => void versions.refetch()}>
          {t('target.again')}
        </Button>
      </p>
    )
  }
  const items = versions.data?.items ?? []
  if (versions.isSuccess && items.length === 0) {
    return (
      <p>
        {t('target.noVersion')} <Link href={`/models/${model}/versions/new`}>{t('target.addVersion')}</Link>
      </p>
    )
  }
  const none = { value: '', label: versions.isPending ? t('target.readingVersions') : t('target.chooseVersion') }
  return (
    <Field label={t('target.version')}>
      <Select
        value={version?.version ?? ''}
        disabled={versions.isPending}
        onChange={(event) => choice.setVersion(event.target.value)}
        options={[...(version ? [] : [none]), ...items.map((one) => ({ value: one.version, label: one.version }))]}
      />
    </Field>
  )
}
