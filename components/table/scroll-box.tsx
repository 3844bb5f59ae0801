'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from '@/lib/cn'

type Props = { title: string; maxHeight?: number; className?: string; children: ReactNode }

/** A wide table scrolls inside its tile, by keyboard too; the page never scrolls sideways. */
export function ScrollBox({ title, maxHeight, className, children }: Props) {
  const t = useTranslations('table')
  return (
    <section
      aria-label={t('scroll', { title })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
      tabIndex={0}
      data-scroll
      className={cn('-mx-4 overflow-x-auto px-4 -outline-offset-2', className)}
      style={maxHeight ? { maxHeight, overflowY: 'auto' } : undefined}
    >
      {children}
    </section>
  )
}
