'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { SkipLink } from '@/components/ui/skip-link'
import { Nav, type NavItem } from './nav'
import { NavDrawer } from './nav-drawer'
import { ShellSlots, SlotPlace } from './shell-slots'

type Props = {
  nav: readonly NavItem[]
  /** In the drawer below 768 px: what does not fit into the top bar there. */
  drawerFoot?: ReactNode
  /** Left in the top bar, before the breadcrumb: the use-case filter. */
  filter?: ReactNode
  /** Right in the top bar, after the time range: CommandMenu, ThemeToggle, LanguageSwitch, ViewAs, AccountMenu. */
  tools?: ReactNode
  /** One line above the page: a preview of another role, a degraded installation. */
  notice?: ReactNode
  children: ReactNode
}

export function AppShell({ nav, drawerFoot, filter, tools, notice, children }: Props) {
  const t = useTranslations('shell')
  return (
    <ShellSlots>
      <SkipLink>{t('skip')}</SkipLink>
      <div className="min-h-screen md:grid md:grid-cols-[var(--nav-w)_minmax(0,1fr)] print:block">
        <div className="no-print sticky top-0 h-screen border-border border-r bg-surface max-md:hidden">
          <Nav items={nav} />
        </div>
        <div className="min-w-0">
          <header className="no-print sticky top-0 z-10 flex h-12 items-center gap-0.5 whitespace-nowrap border-border border-b bg-surface px-2 md:gap-2 md:px-6">
            <NavDrawer items={nav} foot={drawerFoot} />
            {filter}
            <SlotPlace name="crumbs" className="mr-auto min-w-0" />
            <SlotPlace name="range" className="shrink-0 max-md:hidden" />
            {tools}
          </header>
          {notice}
          <main id="main" tabIndex={-1} className="w-full max-w-[var(--page-max)] p-4 md:px-6 md:pt-5 md:pb-8">
            {children}
          </main>
        </div>
      </div>
    </ShellSlots>
  )
}
