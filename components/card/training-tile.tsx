import { daySpan } from '@/components/models/day-span'
import { NoData } from '@/components/state/no-data'
import { Chip } from '@/components/ui/chip'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Tile } from '@/components/ui/tile'
import type { CardProps } from './card-words'
import { daysBehind } from './stale-claims'

/** The data the version was built on, and how far the present has moved on. */
export function TrainingTile({ shown, t, m, format }: CardProps) {
  const { reference, health } = shown
  if (!reference) {
    return (
      <Tile title={m('overview.reference')}>
        <NoData title={m('overview.noReference')} reason={m('overview.noReferenceText', { version: shown.version })} />
      </Tile>
    )
  }
  const newest = health?.newestPrediction ?? null
  const days = reference.to !== null && newest !== null ? daysBehind(reference.to, newest) : 0
  return (
    <Tile
      title={m('overview.reference')}
      state={days > 0 && <Chip shape="clock">{t('training.behind', { days })}</Chip>}
    >
      <KeyValues>
        <KeyValue label={t('training.rows')}>{format.count(reference.rows)}</KeyValue>
        <KeyValue label={m('overview.referenceSpan')}>
          {reference.from && reference.to
            ? daySpan(format, reference.from, reference.to)
            : m('overview.referenceNoSpan')}
        </KeyValue>
        <KeyValue label={m('overview.referenceFeatures')}>{format.count(shown.features.length)}</KeyValue>
        <KeyValue label={<span className="whitespace-nowrap">{m('versions.digest')}</span>}>
          <code className="break-all">{reference.digest}</code>
        </KeyValue>
      </KeyValues>
    </Tile>
  )
}
