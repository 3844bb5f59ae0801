'use client'
import { MoreHorizontal } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { explainProblem } from '@/components/form/explain-problem'
import { IconButton } from '@/components/ui/icon-button'
import { Menu } from '@/components/ui/menu'
import { notify } from '@/components/ui/notify'
import type { KeyItem, NewKey } from './key'
import { useKeys } from './use-keys'

const RotateKeyDialog = dynamic(() => import('./rotate-key-dialog').then((module) => module.RotateKeyDialog), {
  ssr: false,
})
const ConfirmDialog = dynamic(() => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog), {
  ssr: false,
})

type Props = { shown: KeyItem; mayRotate: boolean; onMade: (made: NewKey, note: string | null) => void }

export function KeyActions({ shown, mayRotate, onMade }: Props) {
  const t = useTranslations('keys')
  const errors = useTranslations('errors')
  const { revoke } = useKeys()
  const [open, setOpen] = useState<'rotate' | 'revoke' | null>(null)
  const { id, name, status } = shown
  if (status === 'revoked' || status === 'expired') return null
  return (
    <>
      <Menu
        label={t('actionsOf', { name })}
        items={[
          {
            kind: 'action',
            label: t('rotate'),
            disabled: !mayRotate || status !== 'active',
            onSelect: () => setOpen('rotate'),
          },
          { kind: 'line' },
          { kind: 'action', label: t('revoke'), danger: true, onSelect: () => setOpen('revoke') },
        ]}
        trigger={
          <IconButton label={t('actionsOf', { name })} size="sm">
            <MoreHorizontal size={16} aria-hidden="true" />
          </IconButton>
        }
      />
      {open === 'rotate' && <RotateKeyDialog shown={shown} open onOpenChange={() => setOpen(null)} onMade={onMade} />}
      {open === 'revoke' && (
        <ConfirmDialog
          open
          onOpenChange={() => setOpen(null)}
          title={t('revokeTitle', { name })}
          effect={t('revokeEffect')}
          confirmLabel={t('revokeDo')}
          onConfirm={async () => {
            await revoke.mutateAsync({ id })
            notify(t('revoked', { name }))
          }}
          explain={(error) => explainProblem(error, errors).text}
        />
      )}
    </>
  )
}
