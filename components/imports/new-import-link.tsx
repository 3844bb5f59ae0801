import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import type { AreaTranslator } from '@/lib/i18n/translator'

/** Leads to a new import, or says why not. */
export function NewImportLink({ allowed, t }: { allowed: boolean; t: AreaTranslator<'imports'> }) {
  if (allowed) {
    return (
      <ButtonLink href="/imports/new" variant="primary">
        {t('new')}
      </ButtonLink>
    )
  }
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Button disabled>{t('new')}</Button>
      <span className="max-w-80 text-small text-text-3">{t('newDenied')}</span>
    </span>
  )
}
