'use client'
import { useTranslations } from 'use-intl'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Menu, type MenuItem } from '@/components/ui/menu'

type Props = {
  name: string
  /** Below the name: e-mail or roles. */
  detail?: string
  links?: readonly { label: string; href: string }[]
  /** A server action or a callback. */
  signOut?: () => void | Promise<void>
}

export function AccountMenu({ name, detail, links = [], signOut }: Props) {
  const t = useTranslations('shell')
  const items: MenuItem[] = [
    { kind: 'heading', label: detail ? `${name} · ${detail}` : name },
    ...links.map((link) => ({ kind: 'link' as const, ...link })),
  ]
  if (signOut) items.push({ kind: 'line' }, { kind: 'action', label: t('signOut'), onSelect: () => void signOut() })
  return (
    <Menu
      label={t('account')}
      items={items}
      trigger={
        <Button variant="quiet" aria-label={t('accountLabel', { name })}>
          <Avatar name={name} />
        </Button>
      }
    />
  )
}
