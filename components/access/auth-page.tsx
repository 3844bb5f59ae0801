import type { ReactNode } from 'react'
import { getTheme } from '@/components/shell/get-theme'
import { LanguageSwitch } from '@/components/shell/language-switch'
import { PlainPage } from '@/components/shell/plain-page'
import { ThemeToggle } from '@/components/shell/theme-toggle'

type Props = { title: string; why?: ReactNode; foot?: ReactNode; children: ReactNode }

/** A page for somebody who has not signed in; language and theme can be chosen here too. */
export async function AuthPage(props: Props) {
  const tools = (
    <>
      <ThemeToggle theme={await getTheme()} />
      <LanguageSwitch />
    </>
  )
  return <PlainPage tools={tools} {...props} />
}
