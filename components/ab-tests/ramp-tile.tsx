'use client'
import { SimpleTable } from '@/components/table/simple-table'
import { Chip } from '@/components/ui/chip'
import { Tile } from '@/components/ui/tile'
import type { AbTest } from './figures'
import { rampRows, rampState } from './prepare-ramp'
import { useAbWords } from './use-ab-words'

const TONE = { whole: 'good', part: 'info', closed: 'muted' } as const

/** How much of the arms is let in: the steps so far and by whom, where it stands, what comes next. */
export function RampTile({ test }: { test: AbTest }) {
  const words = useAbWords()
  const { t } = words
  const rows = rampRows(test, words)
  const state = rampState(test)
  return (
    <Tile
      title={t('ramp.title')}
      state={<Chip tone={TONE[state]}>{t(`ramp.${state}`)}</Chip>}
      foot={t(test.whyNot.ramp === 'no_permission' ? 'ramp.footReader' : 'ramp.foot')}
    >
      <SimpleTable
        title={t('ramp.title')}
        heads={[{ text: t('ramp.reach') }, { text: t('ramp.state') }, { text: t('ramp.by') }]}
        rows={rows.map(({ key, reach, state, by, at }) => ({
          key,
          cells: [
            reach,
            <Chip key="state" tone={state === 'now' ? 'info' : 'muted'}>
              {t(`ramp.is.${state}`)}
            </Chip>,
            <span key="by" className="whitespace-normal text-text-3">
              {by}
              {at && <span className="block text-small">{at}</span>}
            </span>,
          ],
        }))}
      />
    </Tile>
  )
}
