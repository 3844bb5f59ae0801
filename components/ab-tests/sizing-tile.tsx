'use client'
import { NoData } from '@/components/state/no-data'
import { FigureLine } from '@/components/ui/figure-line'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Tile } from '@/components/ui/tile'
import type { Sizing } from './figures'
import { useAbWords } from './use-ab-words'

type Props = { plannedN: number | null; sizing: Pick<Sizing, 'duration' | 'power' | 'traffic'>; busy?: boolean }

/** How many units the plan needs and how long they take with the traffic that was logged. */
export function SizingTile({ plannedN, sizing, busy = false }: Props) {
  const { t, format } = useAbWords()
  const { duration, power, traffic } = sizing
  return (
    <Tile title={t('sizing.title')} sub={t('sizing.sub')} span={6} busy={busy}>
      {plannedN === null ? (
        <NoData title={t('sizing.none')} reason={t('sizing.noneText')} />
      ) : (
        <>
          <FigureLine value={format.count(plannedN)}>{t('sizing.units')}</FigureLine>
          <KeyValues>
            <KeyValue label={t('sizing.duration')}>
              {duration ? t('plan.days', { count: duration.days }) : t('sizing.noTraffic')}
            </KeyValue>
            {duration && (
              <KeyValue label={t('sizing.parts')}>
                {t('sizing.partsText', { enrol: duration.enrolmentDays, mature: duration.maturityDays })}
              </KeyValue>
            )}
            <KeyValue label={t('sizing.power')}>{format.share(power)}</KeyValue>
            <KeyValue label={t('sizing.perDay')}>
              {traffic.entitiesPerDay === null ? t('sizing.noTraffic') : format.count(traffic.entitiesPerDay)}
            </KeyValue>
            <KeyValue label={t('sizing.labelled')}>{format.share(traffic.labelledShare)}</KeyValue>
            {traffic.labelDelayHours !== null && (
              <KeyValue label={t('sizing.delay')}>{format.duration(traffic.labelDelayHours * 3_600_000)}</KeyValue>
            )}
          </KeyValues>
        </>
      )}
    </Tile>
  )
}
