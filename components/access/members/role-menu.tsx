'use client'
import { ChevronDown } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePerson } from '@/components/access/person-context'
import { explainProblem } from '@/components/form/explain-problem'
import { Button, type ButtonProps } from '@/components/ui/button'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { notify, notifyProblem } from '@/components/ui/notify'
import { ROLES, type Role } from '@/domain/access/roles'
import { type MemberItem, type MemberRole, roleWords, toggledRoles } from './member'
import { useMembers } from './use-members'

const ScopedRoles = dynamic(() => import('./scoped-roles').then((module) => module.ScopedRoles), { ssr: false })
const ConfirmDialog = dynamic(() => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog), {
  ssr: false,
})

function useRolesText(): (roles: readonly MemberRole[]) => string {
  const t = useTranslations('members')
  const access = useTranslations('access')
  const { useCases } = usePerson()
  return (roles) => roleWords(roles, useCases, access).join(access('listComma')) || t('noRole')
}

/** Gives or takes away a role everywhere, and says what came of it. */
function useToggleRole(member: MemberItem): (role: Role) => Promise<void> {
  const t = useTranslations('members')
  const textOf = useRolesText()
  const { update } = useMembers()
  return async (role) => {
    const saved = await update.mutateAsync({ id: member.id, roles: toggledRoles(member.roles, role) })
    notify(t('rolesSaved', { name: member.name, roles: textOf(saved.roles) }))
  }
}

function RolesButton({ name, text, ...rest }: ButtonProps & { name: string; text: string }) {
  const t = useTranslations('members')
  return (
    <Button
      {...rest}
      size="sm"
      variant="quiet"
      className="-ml-2 h-auto min-h-6 max-w-72 justify-start whitespace-normal text-left text-text"
    >
      <span className="sr-only">{t('rolesOf', { name })}: </span>
      {text}
      <ChevronDown size={12} aria-hidden="true" className="shrink-0" />
    </Button>
  )
}

/** Open, toggle: two clicks change a role, and each toggle is saved at once. */
export function RoleMenu({ member }: { member: MemberItem }) {
  const t = useTranslations('members')
  const access = useTranslations('access')
  const errors = useTranslations('errors')
  const person = usePerson()
  const textOf = useRolesText()
  const save = useToggleRole(member)
  const [scoping, setScoping] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const toggle = (role: Role, held: boolean) => {
    if (role === 'admin' && held && member.id === person.id) return setLeaving(true)
    save(role).catch((error: unknown) => notifyProblem(t('notSaved'), explainProblem(error, errors).text))
  }
  const items: MenuItem[] = [
    { kind: 'heading', label: t('everywhereHeading') },
    ...ROLES.map((role): MenuItem => {
      const checked = member.roles.some((one) => one.role === role && one.useCase === null)
      return { kind: 'toggle', label: access(`role.${role}`), checked, onSelect: () => toggle(role, checked) }
    }),
    { kind: 'line' },
    { kind: 'action', label: t('inUseCase'), onSelect: () => setScoping(true) },
  ]
  return (
    <>
      <Menu
        align="start"
        label={t('rolesOf', { name: member.name })}
        items={items}
        trigger={<RolesButton name={member.name} text={textOf(member.roles)} />}
      />
      {scoping && <ScopedRoles member={member} open onOpenChange={setScoping} />}
      {leaving && (
        <ConfirmDialog
          open
          onOpenChange={setLeaving}
          title={t('ownAdminTitle')}
          effect={t('ownAdminEffect')}
          confirmLabel={t('ownAdminDo')}
          onConfirm={() => save('admin')}
          explain={(error) => explainProblem(error, errors).text}
        />
      )}
    </>
  )
}
