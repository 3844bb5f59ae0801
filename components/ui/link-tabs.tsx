'use client'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { cn } from '@/lib/cn'

type Props = {
  label: string
  /** `also`: another path below the same tab. */
  tabs: readonly { href: string; label: string; also?: string }[]
  /** Search parameters that hold across tabs. */
  keep: readonly string[]
}

/** Tabs are routes. The longest matching path is current. */
export function LinkTabs({ label, tabs, keep }: Props) {
  const path = usePathname()
  const search = useSearchParams()
  const held = new URLSearchParams(keep.flatMap((name) => search.getAll(name).map((value) => [name, value])))
  const query = held.size > 0 ? `?${held}` : ''
  const inside = (href: string) => path === href || path.startsWith(`${href}/`)
  const matches = tabs.filter((tab) => inside(tab.href) || (tab.also !== undefined && inside(tab.also)))
  const current = matches.sort((a, b) => b.href.length - a.href.length)[0]?.href
  return (
    <nav aria-label={label} className="no-print mb-4 overflow-x-auto border-border border-b" data-scroll>
      <ul className="flex gap-4 px-0.5">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={`${tab.href}${query}`}
              aria-current={tab.href === current ? 'page' : undefined}
              className={cn(
                'flex h-8 items-center gap-1.5 whitespace-nowrap rounded-none border-transparent border-b-2 font-medium text-text-2 -outline-offset-2 hover:text-text hover:no-underline',
                tab.href === current && 'border-accent text-text',
              )}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
