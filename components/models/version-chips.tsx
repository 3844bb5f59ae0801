import { Chip } from '@/components/ui/chip'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { VersionState } from './version-state'

const WAITS = {
  predictions: 'waitPredictions',
  reference: 'waitReference',
  rows: 'waitRows',
  labels: 'waitLabels',
} as const
const TONES = { performance: 'bad', drift: 'warn', quality: 'warn' } as const

/** The state of a version in words. */
export function VersionChips({ state, t }: { state: VersionState; t: AreaTranslator<'models'> }) {
  if (state.kind === 'well') return <Chip tone="good">{t('state.well')}</Chip>
  if (state.kind === 'waiting') return <Chip tone="info">{t(`state.${WAITS[state.for]}`)}</Chip>
  return (
    <span className="inline-flex flex-wrap gap-1">
      {state.reasons.map((reason) => (
        <Chip key={reason} tone={TONES[reason]}>
          {t(`state.${reason}`)}
        </Chip>
      ))}
    </span>
  )
}
