import { Chip } from '@/components/ui/chip'
import type { Shape, Tone } from '@/components/ui/verdict-shape'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { Outcome } from './outcome'

const LOOK: Record<Outcome, { tone: Tone; shape: Shape }> = {
  queued: { tone: 'info', shape: 'clock' },
  running: { tone: 'info', shape: 'clock' },
  done: { tone: 'good', shape: 'circle' },
  partly: { tone: 'warn', shape: 'triangle' },
  refused: { tone: 'bad', shape: 'octagon' },
  known: { tone: 'muted', shape: 'circle' },
  empty: { tone: 'warn', shape: 'triangle' },
  failed: { tone: 'bad', shape: 'octagon' },
}

/** The state of an import in a word, with its shape. */
export function OutcomeChip({ outcome, t }: { outcome: Outcome; t: AreaTranslator<'imports'> }) {
  return <Chip {...LOOK[outcome]}>{t(`outcome.${outcome}`)}</Chip>
}
