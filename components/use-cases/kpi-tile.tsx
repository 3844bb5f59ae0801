'use client'
import { useTranslations } from 'use-intl'
import { Sparkline } from '@/components/charts/sparkline'
import { Disclosure } from '@/components/ui/disclosure'
import { FigureLine } from '@/components/ui/figure-line'
import { Tile } from '@/components/ui/tile'
import { VerdictChip } from '@/components/ui/verdict-chip'
import { useFormat } from '@/lib/i18n/use-format'
import type { KpiTile as Kpi } from '@/server/kpis/read'
import { kpiValueText, VERDICT_CHIP } from './prepare-kpi'

/** Value, target, trend, n and definition of one goal. */
export function KpiTile({ kpi }: { kpi: Kpi }) {
  const t = useTranslations('useCases')
  const f = useFormat('UTC')
  const { newest } = kpi
  const goal = t(kpi.direction === 'up' ? 'goalAtLeast' : 'goalAtMost', {
    target: kpiValueText(kpi.target, kpi.unit, f),
  })
  return (
    <Tile
      title={kpi.name}
      state={<VerdictChip verdict={VERDICT_CHIP[kpi.verdict]} />}
      foot={<Disclosure summary={t('definition')}>{kpi.source}</Disclosure>}
    >
      {newest ? (
        <>
          <FigureLine value={f.number(newest.value, { digits: 1 })}>{kpi.unit}</FigureLine>
          <p className="text-text-2">{goal}</p>
          <p className="mt-1 text-small text-text-3">
            {t('asOf', { date: f.date(newest.timestamp, { year: true }) })}
            {newest.denominator !== null && ` · ${t('outOf', { n: f.count(newest.denominator) })}`}
            {newest.version !== null && ` · ${t('byVersion', { version: newest.version })}`}
          </p>
          <div className="mt-2">
            <Sparkline
              width={240}
              height={40}
              values={kpi.trend.map((point) => point.value)}
              limit={kpi.target}
              label={t('trend', {
                name: kpi.name,
                n: kpi.trend.length,
                first: f.number(kpi.trend[0]?.value ?? null, { digits: 1 }),
                last: f.number(newest.value, { digits: 1 }),
              })}
            />
          </div>
        </>
      ) : (
        <p className="text-text-2">
          {goal}. {t('noFigureYet')} <code>POST /api/v1/kpis/{kpi.slug}/values</code>
        </p>
      )}
    </Tile>
  )
}
