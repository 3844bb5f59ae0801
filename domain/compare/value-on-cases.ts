import { Z } from '@/domain/performance/confidence'
import { type ValueModel, valueModelAt } from '@/domain/value/value-model'
import { type Moments, meanInterval } from '@/stats/intervals/mean'
import type { Answers, SharedCases } from './shared-cases'

export type CasesValue =
  | { value: number; low: number | null; high: number | null; n: number }
  | { value: null; reason: 'no_value_model' | 'mixed_currencies' | 'no_amounts' | 'task_without_value' }

/** Money of one binary decision after the cost of running and reviewing it; NaN where an amount is needed and missing. */
function worth(model: ValueModel, cell: { label: 0 | 1; decision: 0 | 1 }, amount: number): number {
  const constant = model.matrix?.[cell.label][cell.decision] ?? 0
  const share = model.rates ? model.rates[cell.label][cell.decision] * amount : 0
  return constant + share - model.runCostPerThousand / 1000 - cell.decision * model.reviewCostPerPositive
}

const bit = (x: number | undefined): 0 | 1 | null => (x === 0 || x === 1 ? x : null)

function worths(cases: SharedCases, answers: Answers, models: readonly ValueModel[]): Float64Array {
  return Float64Array.from({ length: cases.n }, (_, i) => {
    const model = valueModelAt(models, cases.times[i] ?? 0)
    const [label, decision] = [bit(cases.labels[i]), bit(answers.predictions[i])]
    if (!model || label === null || decision === null) return Number.NaN
    return worth(model, { label, decision }, cases.amounts[i] ?? Number.NaN)
  })
}

function meanOf(values: Float64Array): CasesValue {
  const sums: Moments = { n: 0, sum: 0, squares: 0 }
  for (const value of values) {
    if (Number.isNaN(value)) continue
    sums.n++
    sums.sum += value
    sums.squares += value * value
  }
  if (sums.n === 0) return { value: null, reason: 'no_amounts' }
  const limits = meanInterval(sums, Z)
  return { value: sums.sum / sums.n, low: limits?.low ?? null, high: limits?.high ?? null, n: sums.n }
}

export type ValueOnCases = { currency: string | null; versions: CasesValue[]; differences: CasesValue[] }

/**
 * Net money per decision of each version on the shared cases, and of each but the first over the first (paired by case), with
 * normal 95 % limits. Each case counts under the value model in force at its time; the fixed cost, alike for all, is left out.
 */
export function valueOnCases(cases: SharedCases, models: readonly ValueModel[]): ValueOnCases {
  const none = (reason: 'no_value_model' | 'mixed_currencies' | 'task_without_value'): ValueOnCases => ({
    currency: null,
    versions: cases.versions.map(() => ({ value: null, reason })),
    differences: cases.versions.slice(1).map(() => ({ value: null, reason })),
  })
  if (cases.task !== 'binary') return none('task_without_value')
  const used = new Set<string>()
  for (const at of cases.times) used.add(valueModelAt(models, at)?.currency ?? '')
  used.delete('')
  const [currency] = used
  if (currency === undefined) return none('no_value_model')
  if (used.size > 1) return none('mixed_currencies')
  const columns = cases.versions.map((answers) => worths(cases, answers, models))
  const [first = new Float64Array(), ...others] = columns
  return {
    currency,
    versions: columns.map(meanOf),
    differences: others.map((other) => meanOf(other.map((value, i) => value - (first[i] ?? Number.NaN)))),
  }
}
