import { Chip } from '@/components/ui/chip'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { ClaimId, StaleClaim } from './stale-claims'

type Props = { id: ClaimId; stale: readonly StaleClaim[]; t: AreaTranslator<'card'> }

/** Marks a claim that newer data has followed. */
export function StaleChip({ id, stale, t }: Props) {
  const found = stale.find((claim) => claim.id === id)
  return found ? <Chip tone="warn">{t('stale.chip', { days: found.days })}</Chip> : null
}
