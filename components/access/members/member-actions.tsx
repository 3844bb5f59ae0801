'use client'
import { MoreHorizontal } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { explainProblem } from '@/components/form/explain-problem'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { notify, notifyProblem } from '@/components/ui/notify'
import type { Invited, MemberItem } from './member'
import { useMembers } from './use-members'

const ConfirmDialog = dynamic(() => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog), {
  ssr: false,
})

type Props = { member: MemberItem; onInvited: (invited: Invited) => void }

export function MemberActions({ member, onInvited }: Props) {
  const t = useTranslations('members')
  const errors = useTranslations('errors')
  const { update, invite } = useMembers()
  const [disabling, setDisabling] = useState(false)
  const { id, name, status } = member
  const fail = (error: unknown) => notifyProblem(errors('notSaved'), explainProblem(error, errors).text)
  const link = () => invite.mutate({ id }, { onSuccess: ({ item }) => onInvited(item), onError: fail })
  const enable = () =>
    update.mutate({ id, status: 'active' }, { onSuccess: () => notify(t('enabledDone', { name })), onError: fail })
  const items: MenuItem[] =
    status === 'disabled'
      ? [{ kind: 'action', label: t('enable'), onSelect: enable }]
      : [
          { kind: 'action', label: t('newLink'), onSelect: link },
          { kind: 'line' },
          { kind: 'action', label: t('disable'), danger: true, onSelect: () => setDisabling(true) },
        ]
  return (
    <>
      <Menu
        label={t('actionsOf', { name })}
        items={items}
        trigger={
          <IconButton label={t('actionsOf', { name })} size="sm">
            <MoreHorizontal size={16} aria-hidden="true" />
          </IconButton>
        }
      />
      {disabling && (
        <ConfirmDialog
          open
          onOpenChange={setDisabling}
          title={t('disableTitle', { name })}
          effect={t('disableEffect', { name })}
          confirmLabel={t('disableDo', { name })}
          onConfirm={async () => {
            await update.mutateAsync({ id, status: 'disabled' })
            notify(t('disabledDone', { name }))
          }}
          explain={(error) => explainProblem(error, errors).text}
        />
      )}
    </>
  )
}
