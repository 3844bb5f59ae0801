import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { type Shape, type Tone, VerdictShape } from './verdict-shape'

const TINTS: Record<Tone, string> = {
  good: 'bg-good-tint text-good-text',
  warn: 'bg-warn-tint text-warn-text',
  bad: 'bg-bad-tint text-bad-text',
  info: 'bg-info-tint text-info-text',
  muted: 'bg-muted-tint text-muted-text',
}

const SHAPE_OF: Record<Tone, Shape | null> = {
  good: 'circle',
  warn: 'triangle',
  bad: 'triangle',
  info: 'clock',
  muted: null,
}

export type ChipProps = { tone?: Tone; shape?: Shape | null; className?: string; children: ReactNode }

/** Shape, word and colour say the same. The shape follows the tone unless named; `null` shows none. */
export function Chip({ tone = 'muted', shape, className, children }: ChipProps) {
  const mark = shape === undefined ? SHAPE_OF[tone] : shape
  return (
    <span
      className={cn(
        'inline-flex h-5 items-center gap-[5px] whitespace-nowrap rounded-sm px-[7px] font-medium text-small',
        TINTS[tone],
        className,
      )}
    >
      {mark && <VerdictShape shape={mark} />}
      {children}
    </span>
  )
}
