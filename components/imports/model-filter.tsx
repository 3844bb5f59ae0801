import { Button } from '@/components/ui/button'
import { inputStyle } from '@/components/ui/input-style'
import { cn } from '@/lib/cn'
import type { AreaTranslator } from '@/lib/i18n/translator'

type Props = { t: AreaTranslator<'imports'>; model: string; models: readonly { slug: string; name: string }[] }

/** A plain form: the filter is in the URL, and works without a script. */
export function ModelFilter({ t, model, models }: Props) {
  return (
    <search className="no-print mb-3">
      <form action="/imports" className="flex flex-wrap items-end gap-2">
        <label className="min-w-0">
          <span className="mb-1 block text-small text-text-3">{t('list.model')}</span>
          <select name="model" defaultValue={model} className={cn(inputStyle, 'w-64 max-w-full')}>
            <option value="">{t('list.allModels')}</option>
            {models.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit">{t('list.apply')}</Button>
      </form>
    </search>
  )
}
