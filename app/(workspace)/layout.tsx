import type { ReactNode } from 'react'
import { getTheme } from '@/components/shell/get-theme'
import { WorkspaceShell } from '@/components/shell/workspace-shell'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { api } from '@/lib/trpc/server'
import { roleInView } from './view-role'

/** Only the frame: each page asks who it is for itself and sends strangers to sign in. */
export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const [person, view, theme] = await Promise.all([(await api()).access.me(), roleInView(), getTheme()])
  if (!person) return children
  return (
    <ClientMessages areas={['errors', 'access', 'settings']}>
      <WorkspaceShell person={person} role={view.role} previewing={view.previewing} theme={theme}>
        {children}
      </WorkspaceShell>
    </ClientMessages>
  )
}
