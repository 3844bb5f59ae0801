import { cn } from '@/lib/cn'

/** A still plate in the size of what comes. */
export function Skeleton({ className }: { className: string }) {
  return <div aria-hidden="true" className={cn('rounded-sm bg-sunken', className)} />
}
