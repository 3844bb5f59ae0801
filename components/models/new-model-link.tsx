import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import type { AreaTranslator } from '@/lib/i18n/translator'

type Props = { allowed: boolean; primary: boolean; t: AreaTranslator<'models'> }

export function NewModelLink({ allowed, primary, t }: Props) {
  if (allowed) {
    return (
      <ButtonLink href="/models/new" variant={primary ? 'primary' : 'secondary'}>
        {t('list.new')}
      </ButtonLink>
    )
  }
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Button disabled>{t('list.new')}</Button>
      <span className="max-w-80 text-small text-text-3">{t('list.newDenied')}</span>
    </span>
  )
}
