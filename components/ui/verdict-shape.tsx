import { cn } from '@/lib/cn'

const SHAPES = ['circle', 'triangle', 'octagon', 'clock'] as const
export type Shape = (typeof SHAPES)[number]
export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'muted'

const inner = { fill: 'none', stroke: 'var(--surface)' }

/** Circle holds, triangle touches a limit, octagon is invalid, clock waits. Words stand beside it. */
export function VerdictShape({ shape, className }: { shape: Shape; className?: string }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" className={cn('shrink-0', className)}>
      {shape === 'circle' && (
        <>
          <circle cx="6" cy="6" r="5.5" fill="currentColor" />
          <path d="M3.5 6.2 5.2 8l3.3-3.8" strokeWidth="1.4" {...inner} />
        </>
      )}
      {shape === 'triangle' && (
        <>
          <path d="M6 .8 11.8 11H.2z" fill="currentColor" />
          <path d="M6 4.4v3M6 8.6v1" strokeWidth="1.3" {...inner} />
        </>
      )}
      {shape === 'octagon' && (
        <>
          <path d="M3.6.5h4.8l3.1 3.1v4.8l-3.1 3.1H3.6L.5 8.4V3.6z" fill="currentColor" />
          <path d="m4 4 4 4m0-4L4 8" strokeWidth="1.3" {...inner} />
        </>
      )}
      {shape === 'clock' && (
        <>
          <circle cx="6" cy="6" r="4.9" fill="none" stroke="currentColor" strokeWidth="1.2" />
          <path d="M6 3.3V6l1.8 1.2" fill="none" stroke="currentColor" strokeWidth="1.2" />
        </>
      )}
    </svg>
  )
}
