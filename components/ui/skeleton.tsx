import { cn } from '@/lib/cn'

/** A still plate in the size of what comes. */
export function Skeleton({ className, height }: { className?: string; height?: number }) {
  return (
    <div aria-hidden="true" className={cn('rounded-sm bg-sunken', className)} style={height ? { height } : undefined} />
  )
}
