import type { Tone } from '@/components/ui/verdict-shape'
import type { Gate, Results } from './figures'
import { HEALTH_TONE } from './marks'
import type { AbWords } from './words'

export type HealthFact = { check: string; tone: Tone; label: string; word: string; hint: string; pValue: number | null }

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)

function hintOf(gate: Gate, results: Results, { t, format }: AbWords): string {
  const { units, metrics } = results
  const exposed = sum(units.exposed)
  const of = (part: number, whole: number) => format.share(whole > 0 ? part / whole : null)
  switch (gate.check) {
    case 'sample_ratio':
      return t('health.shares', { shares: units.exposed.map((count) => of(count, exposed)).join(' / ') })
    case 'served_as_assigned':
      return t('health.otherwise', { n: format.count(units.servedOtherwise), all: format.count(units.entities) })
    case 'one_arm_per_entity':
      return t('health.several', { n: format.count(units.inSeveralArms), all: format.count(units.entities) })
    case 'label_coverage': {
      const arms = metrics[0]?.arms ?? []
      return t('health.labelled', { shares: arms.map(({ labelled, mature }) => of(labelled, mature)).join(' / ') })
    }
    case 'label_delay':
      return t(`health.delay.${gate.status}`)
    case 'data_freshness':
      return t(`health.fresh.${gate.status}`)
  }
}

/** The checks that make a reading sound, each with its figure in words. */
export const healthFacts = (results: Results, words: AbWords): HealthFact[] =>
  results.health.map((gate) => ({
    check: gate.check,
    tone: HEALTH_TONE[gate.status],
    label: words.t(`health.check.${gate.check}`),
    word: words.t(`health.state.${gate.status}`),
    hint: hintOf(gate, results, words),
    pValue: gate.pValue ?? null,
  }))

/** How often the test saw a difference in halves of its own logged units, where there is none. */
export function calibrationText({ calibration }: Results, { t, format }: AbWords): string {
  if (!calibration) return t('calibration.none')
  const { state, rate, splits, units, alpha, at } = calibration
  const when = { day: format.date(at), units: format.count(units) }
  if (rate === null || state === 'unknown') return t('calibration.unknown', when)
  const percent = (share: number) => format.share(share)
  const found = {
    ...when,
    rate: percent(rate.value),
    goal: format.share(alpha, { digits: 0 }),
    splits: format.count(splits),
  }
  return t(`calibration.${state}`, found)
}
