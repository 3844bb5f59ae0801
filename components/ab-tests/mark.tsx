import { type Tone, VerdictShape } from '@/components/ui/verdict-shape'
import { cn } from '@/lib/cn'
import { SHAPE_OF, TEXT_OF } from './marks'

/** A shape in its colour with its word for ears. */
export function Mark({ tone, word }: { tone: Tone; word: string }) {
  return (
    <span className={cn('inline-flex shrink-0 translate-y-px', TEXT_OF[tone])}>
      <VerdictShape shape={SHAPE_OF[tone]} />
      <span className="sr-only">{word}</span>
    </span>
  )
}
