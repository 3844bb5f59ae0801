'use client'
import type { ReactNode } from 'react'
import { NoData } from '@/components/state/no-data'
import { Chip } from '@/components/ui/chip'
import { FigureLine } from '@/components/ui/figure-line'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Row, Rows } from '@/components/ui/rows'
import { Tile } from '@/components/ui/tile'
import { VerdictChip } from '@/components/ui/verdict-chip'
import { ClausesTile } from './clauses-tile'
import type { ReadTest } from './figures'
import { HealthTile } from './health-tile'
import { VERDICT_CHIP } from './marks'
import { differenceText, metricName } from './metric-words'
import { challengerOf, effectRows } from './prepare-effects'
import { guardrailLights, plainRows } from './prepare-plain'
import { useAbWords } from './use-ab-words'

/** What was promised by the plan against what was observed. */
function PromisedTile({ read: { test, results } }: { read: ReadTest }) {
  const words = useAbWords(results)
  const { t } = words
  const { metric, mde, direction } = results.primary
  const arm = challengerOf(test, results)?.arm
  const row = effectRows(test, results, words).find((one) => one.key === `${metric} ${arm}`)
  const worth = plainRows(test, results, words).find((one) => one.key === `value ${arm}`)
  return (
    <Tile
      title={t('promised.title')}
      sub={metricName(metric, words)}
      state={<VerdictChip verdict={VERDICT_CHIP[results.verdict]} />}
    >
      <FigureLine value={row?.difference ?? t('light.none')}>{row?.interval || row?.reason}</FigureLine>
      <KeyValues>
        <KeyValue label={t('promised.goal')}>{differenceText(metric, direction === 'up' ? mde : -mde, words)}</KeyValue>
        <KeyValue label={t('promised.today')}>{row?.control ?? ''}</KeyValue>
        <KeyValue label={t('promised.then')}>{row?.challenger ?? ''}</KeyValue>
        <KeyValue label={t('promised.value')}>
          {worth ? [worth.text, worth.likely].filter(Boolean).join(t('comma')) : t('promised.noValue')}
        </KeyValue>
      </KeyValues>
    </Tile>
  )
}

function LightsTile({ read: { test, results } }: { read: ReadTest }) {
  const words = useAbWords(results)
  const { t } = words
  const lights = guardrailLights(test, results, words)
  return (
    <Tile title={t('light.title')}>
      {lights.length === 0 ? (
        <NoData title={t('light.noneTitle')} reason={t('light.noneText')} />
      ) : (
        <Rows>
          {lights.map((light) => (
            <Row
              key={light.key}
              label={light.name}
              hint={light.promised}
              value={<Chip tone={light.tone}>{light.word}</Chip>}
              valueHint={light.observed}
            />
          ))}
        </Rows>
      )}
    </Tile>
  )
}

/** Promote, hold or roll back: the effect against the goal, the guardrails as lights. */
export function ManagerView({ read, next }: { read: ReadTest; next: ReactNode }) {
  return (
    <>
      <PromisedTile read={read} />
      <LightsTile read={read} />
      {next}
      <ClausesTile read={read} />
      <HealthTile read={read} pValues={false} span={8} />
    </>
  )
}
