'use client'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Verdict } from '@/components/ui/verdict'
import type { Permission } from '@/domain/access/permissions'
import { rolesWith } from '@/domain/access/principals'

/** Instead of a page that the person may not open: what it needs, who has that, and whom to ask. */
export function PageDenied({ need }: { need: Permission }) {
  const t = useTranslations('access')
  const roles = rolesWith(need).map((role) => t(`role.${role}`))
  return (
    <div data-denied={need}>
      <Verdict
        sentence={t('denied.title')}
        why={t('denied.why', { right: t(`permission.${need}`), roles: roles.join(t('listComma')) })}
        scope={t('denied.ask')}
        actions={<ButtonLink href="/">{t('denied.home')}</ButtonLink>}
      />
    </div>
  )
}
