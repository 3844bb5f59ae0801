import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { AreaTranslator } from '@/lib/i18n/translator'

type Props = {
  t: AreaTranslator<'models'>
  text: string
  useCase: string | null
  useCases: readonly { slug: string; name: string }[]
}

/** A plain form: the filter is in the URL, and works without a script. */
export function ListFilter({ t, text, useCase, useCases }: Props) {
  return (
    <search className="no-print mb-3">
      <form action="/models" className="flex flex-wrap items-end gap-2">
        <Field label={t('list.filter')} className="w-56">
          <Input type="search" name="text" defaultValue={text} maxLength={120} />
        </Field>
        <Field label={t('list.useCase')} className="w-64 max-w-full wide:hidden">
          <Select
            name="useCase"
            defaultValue={useCase ?? ''}
            options={[
              { value: '', label: t('list.allUseCases') },
              ...useCases.map(({ slug, name }) => ({ value: slug, label: name })),
            ]}
          />
        </Field>
        <Button type="submit">{t('list.apply')}</Button>
      </form>
    </search>
  )
}
