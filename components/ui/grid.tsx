import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

/** Twelve columns, 16 apart; tiles of a row share their height. */
export function Grid({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={cn('grid grid-cols-1 items-stretch gap-3 md:grid-cols-12 md:gap-4', className)}>{children}</div>
  )
}
