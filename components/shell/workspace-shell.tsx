'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Person } from '@/components/access/person'
import { PersonProvider } from '@/components/access/person-context'
import type { Role } from '@/domain/access/roles'
import { AccountMenu } from './account-menu'
import { AppShell } from './app-shell'
import { LanguageSwitch } from './language-switch'
import { opens, PLACES } from './places'
import { PreviewNotice } from './preview-notice'
import { ShellFilter } from './shell-filter'
import { signOut } from './sign-out'
import type { Theme } from './theme'
import { ThemeToggle } from './theme-toggle'
import { useWaitingCount } from './use-waiting-count'
import { ViewAs } from './view-as'
import { WorkspaceCommands } from './workspace-commands'

type Props = {
  person: Person
  /** Whose words are in use; null: no role yet. */
  role: Role | null
  previewing: boolean
  theme: Theme
  children: ReactNode
}

function Account({ person }: { person: Person }) {
  const t = useTranslations('access')
  const roles = [...new Set(person.roles.map(({ role }) => t(`role.${role}`)))].join(t('listComma'))
  return (
    <AccountMenu
      name={person.name}
      detail={roles || t('noRole')}
      links={[{ label: t('account'), href: '/settings/account' }]}
      signOut={signOut}
    />
  )
}

/** The frame of every page of the workspace: only what is built and what this person may open. */
export function WorkspaceShell({ person, role, previewing, theme, children }: Props) {
  const t = useTranslations('access')
  const waiting = useWaitingCount(person)
  const nav = PLACES.filter(({ href }) => opens(href, person.permissions)).map(({ id, href, icon }) => ({
    href,
    icon,
    label: t(`nav.${id}`),
    line: id === 'settings',
    ...(id === 'promotions' && { count: waiting }),
  }))
  const tools = (
    <>
      <WorkspaceCommands person={person} />
      <ThemeToggle theme={theme} />
      <LanguageSwitch className="max-md:hidden" />
      {role && person.homes.length > 1 && <ViewAs current={role} homes={person.homes} />}
      <Account person={person} />
    </>
  )
  return (
    <PersonProvider person={person}>
      <AppShell
        nav={nav}
        drawerFoot={<LanguageSwitch />}
        filter={<ShellFilter useCases={person.useCases} />}
        tools={tools}
        notice={role && previewing ? <PreviewNotice role={role} homes={person.homes} /> : null}
      >
        {children}
      </AppShell>
    </PersonProvider>
  )
}
