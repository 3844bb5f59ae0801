import { type ReactNode, useId } from 'react'
import { cn } from '@/lib/cn'
import { type Span, spanClass } from './span'

export type TileProps = {
  title: ReactNode
  /** Window, unit or scope, small beside the title. */
  sub?: ReactNode
  /** A chip or small text at the right of the head. */
  state?: ReactNode
  /** A small link or button at the right of the head. */
  action?: ReactNode
  /** Sinks to the bottom: buttons, or a small note. */
  foot?: ReactNode
  span?: Span
  /** Takes the whole row up to 1,180 px: long charts and tables. */
  full?: boolean
  level?: 2 | 3
  id?: string
  busy?: boolean
  className?: string
  children?: ReactNode
}

/** Title left, state or action right, figure or rows, action at the foot. */
export function Tile(props: TileProps) {
  const { title, sub, state, action, foot, span = 4, full = false, level = 2, busy, className, children } = props
  const heading = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section
      id={props.id}
      aria-labelledby={heading}
      aria-busy={busy || undefined}
      className={cn(
        'tile flex min-w-0 flex-col rounded-lg border border-border bg-surface px-4 pt-3 pb-3.5 shadow-card',
        spanClass(span, full),
        className,
      )}
    >
      <div className="mb-1.5 flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1">
        <Heading id={heading} className="mr-auto min-w-0 text-title">
          {title}
          {sub && <span className="block font-normal text-small text-text-3 wide:ml-1.5 wide:inline">{sub}</span>}
        </Heading>
        {state}
        {action}
      </div>
      {children}
      {foot && <div className="mt-auto flex flex-wrap items-center gap-2 pt-2.5 text-small text-text-3">{foot}</div>}
    </section>
  )
}
