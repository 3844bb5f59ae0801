'use client'
import { SimpleTable } from '@/components/table/simple-table'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Tile } from '@/components/ui/tile'
import type { ReadTest } from './figures'
import { metricName } from './metric-words'
import { useAbWords } from './use-ab-words'

/** How many units each arm has, how many are old enough, and how many have their label. */
export function ArmsTile({ read: { test, results } }: { read: ReadTest }) {
  const words = useAbWords()
  const { t, format } = words
  const primary = results.metrics.find(({ role }) => role === 'primary')
  const { information, planned, next, phase } = results.look
  const maturity =
    results.maturityHours === null
      ? t('arms.anyTime')
      : t('arms.maturity', { time: format.duration(results.maturityHours * 3_600_000) })
  return (
    <Tile
      title={t('arms.title')}
      sub={t('arms.sub', { metric: metricName(results.primary.metric, words) })}
      span={7}
      full
      foot={maturity}
    >
      <SimpleTable
        title={t('arms.title')}
        heads={[
          { text: t('arms.arm') },
          { text: t('arms.share'), number: true, secondary: true },
          { text: t('arms.exposed'), number: true },
          { text: t('arms.mature'), number: true },
          { text: t('arms.labelled'), number: true },
        ]}
        rows={results.units.arms.map(({ arm, version, exposed, mature }, place) => {
          const planned = test.arms[place]
          return {
            key: arm,
            cells: [
              <span key="arm">
                {version} <span className="font-normal text-text-3">{planned?.control ? t('arms.control') : arm}</span>
              </span>,
              format.share(planned?.share ?? null, { digits: 0 }),
              format.count(exposed),
              format.count(mature),
              format.count(primary?.arms[place]?.labelled ?? null),
            ],
          }
        })}
      />
      <div className="pt-3">
        <ProgressBar
          label={t('arms.progress')}
          value={information}
          max={planned}
          words={t(`arms.phase.${phase}`, {
            have: format.count(information),
            planned: format.count(planned),
            next: format.count(next ?? planned),
          })}
        />
      </div>
      {test.looksTaken.length > 0 && (
        <div className="pt-3">
          <SimpleTable
            title={t('looks.title')}
            heads={[
              { text: t('looks.title') },
              { text: t('looks.units'), number: true },
              { text: t('looks.verdict'), number: true },
            ]}
            rows={test.looksTaken.map((look) => ({
              key: look.recordHash,
              cells: [
                format.dateTime(look.asOf),
                format.count(look.information),
                look.verdict ? t(`verdict.${look.verdict}`) : '',
              ],
            }))}
          />
        </div>
      )}
    </Tile>
  )
}
