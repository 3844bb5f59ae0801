'use client'
import Link from 'next/link'
import { useTranslations } from 'use-intl'

export type Crumb = { label: string; href?: string }

/** Where one is. Up to 1,000 px only the last part stays. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  const t = useTranslations('shell')
  return (
    <nav aria-label={t('breadcrumb')} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5 text-text-3">
        {items.map((crumb, index) => {
          const last = index === items.length - 1
          return (
            <li
              key={`${crumb.href ?? ''}${crumb.label}`}
              className={
                last ? 'flex min-w-0 items-center gap-1.5' : 'flex shrink-0 items-center gap-1.5 max-mid:hidden'
              }
            >
              {index > 0 && (
                <span aria-hidden="true" className="text-border-strong max-mid:hidden">
                  /
                </span>
              )}
              {last || !crumb.href ? (
                <span
                  aria-current={last ? 'page' : undefined}
                  className={last ? 'truncate font-medium text-text' : undefined}
                >
                  {crumb.label}
                </span>
              ) : (
                <Link href={crumb.href} className="inline-flex min-h-6 items-center text-inherit">
                  {crumb.label}
                </Link>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
