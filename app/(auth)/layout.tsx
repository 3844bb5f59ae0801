import type { ReactNode } from 'react'
import { ClientMessages } from '@/lib/i18n/client-messages'

export default function AuthLayout({ children }: { children: ReactNode }) {
  return <ClientMessages areas={['access', 'setup', 'errors']}>{children}</ClientMessages>
}
