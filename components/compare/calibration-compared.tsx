'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { ChartTile } from '@/components/charts/chart-tile'
import { LineChart } from '@/components/charts/line-chart'
import { NoData } from '@/components/state/no-data'
import { Tile } from '@/components/ui/tile'
import type { CompareFacts } from './compare-facts'
import type { CompareAnswer } from './figures'
import { prepareCalibration } from './prepare-calibration'

/** Whether each version's stated risk is right. */
export function CalibrationCompared({ facts, answer }: { facts: CompareFacts; answer: CompareAnswer }) {
  const t = useTranslations('compare')
  const spec = useMemo(
    () =>
      prepareCalibration({
        versions: answer.versions,
        colors: facts.colors,
        words: {
          title: t('calibration.title'),
          stated: t('calibration.stated'),
          perfect: t('calibration.perfect'),
          sentence: t('calibration.sentence'),
        },
      }),
    [answer, facts, t],
  )
  const without = answer.versions.flatMap(({ version, calibration }) =>
    calibration && 'curve' in calibration ? [] : [version],
  )
  if (!spec) {
    return (
      <Tile title={t('calibration.title')} span={6} full>
        <NoData title={t('calibration.none')} reason={t('reason.no_scores')} />
      </Tile>
    )
  }
  const foot = without.length > 0 ? t('calibration.without', { versions: without.join(', ') }) : undefined
  return (
    <ChartTile title={t('calibration.title')} sub={t('calibration.sub')} span={6} full foot={foot}>
      <LineChart spec={spec} />
    </ChartTile>
  )
}
