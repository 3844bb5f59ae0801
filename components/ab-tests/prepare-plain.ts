import type { Tone } from '@/components/ui/verdict-shape'
import { nonInferior } from '@/domain/ab-tests/verdict'
import type { AbTest, Comparison, MetricResult, Results } from './figures'
import { differenceText, intervalText, marginText, metricTitle, reasonText } from './metric-words'
import { challengerOf, versionOf } from './prepare-effects'
import type { AbWords } from './words'

const PER = 1000
const THOUSANDS = ['accuracy', 'recall', 'precision', 'specificity', 'positive_rate', 'value'] as const

/** `likely`: the range of it. `open`: the range holds nothing at all as well. */
export type PlainRow = { key: string; name: string; arm: string; text: string; likely: string; role: string }

function perThousand(metric: string, value: number, words: AbWords): string {
  const { t, format } = words
  const side = value === 0 ? 'same' : value > 0 ? 'up' : 'down'
  const counted = THOUSANDS.find((one) => one === metric)
  if (counted) {
    const size = Math.abs(value) * PER
    return t(`plain.${counted}`, {
      side,
      n:
        counted === 'value'
          ? format.money(size, { currency: words.currency })
          : format.number(size, { digits: size < 10 ? 1 : 0 }),
    })
  }
  const n = metric === 'latency' ? format.duration(Math.abs(value)) : differenceText(metric, Math.abs(value), words)
  return t(metric === 'latency' ? 'plain.latency' : 'plain.other', { side, n, metric: metricTitle(metric, words) })
}

function likely(metric: string, { absolute }: Comparison, words: AbWords): string {
  if (absolute.value === null) return ''
  const { t, format } = words
  const { low, high } = absolute
  if (low === null || high === null) return t('plain.range', { range: intervalText(metric, absolute, words) })
  const counted = THOUSANDS.some((one) => one === metric)
  const one = (value: number) => format.number(value * PER, { signed: true, digits: 0 })
  const range = counted ? format.interval(low, high, one) : intervalText(metric, { low, high }, words)
  return t(low <= 0 && high >= 0 ? 'plain.rangeZero' : 'plain.range', { range })
}

/** What would change for 1,000 cases, in words, without p-values. */
export function plainRows(test: AbTest, results: Results, words: AbWords): PlainRow[] {
  return results.metrics.flatMap(({ metric, role, comparisons }) =>
    comparisons.map((comparison) => {
      const { arm, absolute } = comparison
      return {
        key: `${metric} ${arm}`,
        name: metricTitle(metric, words),
        arm: versionOf(test, arm),
        role: words.t(`role.plain.${role}`),
        text: absolute.value === null ? reasonText(absolute.reason, words) : perThousand(metric, absolute.value, words),
        likely: likely(metric, comparison, words),
      }
    }),
  )
}

export type Light = { key: string; tone: Tone; name: string; word: string; promised: string; observed: string }

/** Each guardrail of the challenger in view as a light: holds, may be worse, is worse. */
export function guardrailLights(test: AbTest, results: Results, words: AbWords): Light[] {
  const arm = challengerOf(test, results)?.arm
  return results.guardrails.map((guardrail) => {
    const { metric } = guardrail
    const found = results.metrics.find((one: MetricResult) => one.role === 'guardrail' && one.metric === metric)
    const comparison = found?.comparisons.find((one) => one.arm === arm)
    const harmed = results.harms.some((harm) => harm.metric === metric && harm.arm === arm && harm.harmed)
    const state = harmed ? 'harmed' : comparison && nonInferior(comparison, guardrail) ? 'holds' : 'open'
    const tone: Tone = state === 'harmed' ? 'bad' : state === 'holds' ? 'good' : 'warn'
    const value = comparison?.absolute.value ?? null
    return {
      key: metric,
      tone: value === null && !harmed ? 'info' : tone,
      name: metricTitle(metric, words),
      word: words.t(`light.${value === null && !harmed ? 'waits' : state}`),
      promised: marginText(guardrail, words),
      observed: value === null ? words.t('light.none') : differenceText(metric, value, words),
    }
  })
}
