import { Button } from '@/components/ui/button'
import { inputStyle } from '@/components/ui/input-style'
import { cn } from '@/lib/cn'
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
        <label className="min-w-0">
          <span className="mb-1 block text-small text-text-3">{t('list.filter')}</span>
          <input type="search" name="text" defaultValue={text} maxLength={120} className={cn(inputStyle, 'w-56')} />
        </label>
        <label className="min-w-0">
          <span className="mb-1 block text-small text-text-3">{t('list.useCase')}</span>
          <select name="useCase" defaultValue={useCase ?? ''} className={cn(inputStyle, 'w-64 max-w-full')}>
            <option value="">{t('list.allUseCases')}</option>
            {useCases.map((one) => (
              <option key={one.slug} value={one.slug}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit">{t('list.apply')}</Button>
      </form>
    </search>
  )
}
