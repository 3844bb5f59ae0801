import { type PairedScores, pairedDelong } from '@/stats/inference/delong'
import type { EffectTest } from '@/stats/inference/effect'
import { type Discordant, type McNemar, mcnemar } from '@/stats/inference/mcnemar'
import type { Sums } from '@/stats/inference/mean-estimate'
import { pairedLossTest } from '@/stats/inference/paired-loss'

/** With fewer discordant pairs McNemar's exact test is read, else chi-square. */
export const DISCORDANT_MIN = 25

/** Two versions on the same labelled units (shadow mode); parts that are not there are left out. */
export type PairedInput = {
  alpha: number
  units: number
  /** Units that only the champion, or only the challenger, got right. */
  decisions?: Discordant
  scores?: PairedScores
  /** Sums of the challenger's loss less the champion's, per unit, by the loss's name. */
  losses?: readonly { loss: string; differences: Sums }[]
}

export type PairedReading = {
  metric: string
  method: 'mcnemar_exact' | 'mcnemar' | 'delong_paired' | 'paired_t'
  value: number
  low: number | null
  high: number | null
  pValue: number
}

/** Wald's interval of the difference of two paired shares. */
function accuracyReading({ firstOnly, secondOnly }: Discordant, units: number, z: number): [number, number, number] {
  const value = (secondOnly - firstOnly) / units
  const variance = (firstOnly + secondOnly - (secondOnly - firstOnly) ** 2 / units) / (units * units)
  return [value, value - z * Math.sqrt(variance), value + z * Math.sqrt(variance)]
}

const ofTest = (test: EffectTest) => ({ value: test.value, low: test.low, high: test.high, pValue: test.pValue })

/** Challenger less champion on the same units, each metric by its paired test. `z` is the normal quantile at 1 - alpha / 2. */
export function pairedReadings(input: PairedInput, z: number): PairedReading[] {
  const readings: PairedReading[] = []
  const found: McNemar | null = input.decisions ? mcnemar(input.decisions) : null
  if (input.decisions && found && input.units > 0) {
    const [value, low, high] = accuracyReading(input.decisions, input.units, z)
    const exact = input.decisions.firstOnly + input.decisions.secondOnly < DISCORDANT_MIN
    const test = exact ? found.exact : found.chiSquare
    readings.push({
      metric: 'accuracy',
      method: exact ? 'mcnemar_exact' : 'mcnemar',
      value,
      low,
      high,
      pValue: test.pValue,
    })
  }
  const auc = input.scores ? pairedDelong(input.scores, input.alpha)?.test : null
  if (auc) readings.push({ metric: 'roc_auc', method: 'delong_paired', ...ofTest(auc) })
  for (const { loss, differences } of input.losses ?? []) {
    const test = pairedLossTest(differences, input.alpha)
    if (test) readings.push({ metric: loss, method: 'paired_t', ...ofTest(test) })
  }
  return readings
}
