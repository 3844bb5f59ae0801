import { Chip } from '@/components/ui/chip'
import { VerdictChip } from '@/components/ui/verdict-chip'
import type { Mark } from './story'

export function MarkChip({ mark }: { mark: Mark }) {
  if ('verdict' in mark) return <VerdictChip verdict={mark.verdict} />
  return (
    <Chip tone={mark.tone} {...(mark.shape === undefined ? {} : { shape: mark.shape })}>
      {mark.word}
    </Chip>
  )
}
