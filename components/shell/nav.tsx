'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from '@/lib/cn'
import { BrandMark } from './brand-mark'
import { NavIcon, type NavIconName } from './nav-icon'

/** Only what the person may open, in the order of the life cycle. `line` draws a hairline above. */
export type NavItem = { href: string; label: string; icon: NavIconName; count?: number; line?: boolean }

function currentOf(path: string, items: readonly NavItem[]): string | undefined {
  const fits = items.filter(({ href }) => path === href || (href !== '/' && path.startsWith(`${href}/`)))
  return fits.sort((a, b) => b.href.length - a.href.length)[0]?.href
}

function NavLink({ item, current }: { item: NavItem; current: boolean }) {
  const t = useTranslations('shell')
  return (
    <Link
      href={item.href}
      aria-current={current ? 'page' : undefined}
      className={cn(
        'flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-text-2 -outline-offset-2 hover:bg-sunken hover:no-underline',
        current && 'bg-accent-tint text-accent-text hover:bg-accent-tint',
      )}
    >
      <NavIcon name={item.icon} />
      <span className="truncate">{item.label}</span>
      {item.count !== undefined && item.count > 0 && (
        <span
          className={cn(
            'ml-auto min-w-5 rounded-full px-1.5 text-center font-normal text-small',
            current ? 'text-inherit' : 'bg-sunken text-text-2',
          )}
        >
          <span aria-hidden="true">{item.count}</span>
          <span className="sr-only">{t('open', { count: item.count })}</span>
        </span>
      )}
    </Link>
  )
}

export type NavProps = { items: readonly NavItem[]; foot?: ReactNode }

export function Nav({ items, foot }: NavProps) {
  const t = useTranslations('shell')
  const current = currentOf(usePathname(), items)
  return (
    <nav aria-label={t('mainNav')} className="flex h-full flex-col overflow-y-auto px-2 pb-3">
      <Link
        href="/"
        aria-label={t('home')}
        className="flex h-12 shrink-0 items-center gap-2 px-2 font-semibold text-[14px] text-text tracking-[-0.01em] -outline-offset-2 hover:no-underline"
      >
        <BrandMark />
        Plumbline
      </Link>
      <ul>
        {items.map((item) => (
          <li key={item.href} className={cn(item.line && 'mt-2 border-border border-t pt-2')}>
            <NavLink item={item} current={item.href === current} />
          </li>
        ))}
      </ul>
      {foot && <div className="mt-auto px-2 pt-3 text-small text-text-3">{foot}</div>}
    </nav>
  )
}
