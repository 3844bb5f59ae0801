import { cn } from '@/lib/cn'
import type { Column } from './row'

export const headCell = 'h-7 whitespace-nowrap pr-3 text-left align-middle font-medium text-small text-text-3'
export const bodyCell = 'h-8 whitespace-nowrap border-border border-t pr-3 text-left align-middle'

/** What a column adds to its cells. */
export function columnClass(column: Column): string {
  return cn(
    column.kind === 'number' && 'text-right',
    column.secondary && 'max-md:hidden',
    column.wrap && 'min-w-40 whitespace-normal py-1.5',
    column.quiet && 'text-text-3',
  )
}

export const edges = 'first:pl-2 last:pr-2'
