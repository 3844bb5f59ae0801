import { describe, expect, test } from 'vitest'
import { chiSquareLogSf } from '@/stats/distributions/chi-square'
import { normalQuantile, normalSf } from '@/stats/distributions/normal'
import fixture from '@/stats/fixtures/ab_growthbook.json'
import type { ArmEstimate, Arms, Difference } from './arm-estimate'
import { benjaminiHochberg } from './benjamini-hochberg'
import { confidenceSequence, oneSidedConfidenceSequence } from './confidence-sequence'
import { type CupedSums, cuped } from './cuped'
import { type CupedRatioSums, cupedRatio } from './cuped-ratio'
import { type EffectEstimate, testEffect } from './effect'
import { effectSize, effectVariance } from './effect-variance'
import { spendingBounds } from './group-sequential/boundaries'
import { holm } from './holm'
import { meanEstimate, type Sums, shareEstimate } from './mean-estimate'
import { expectedGain, normalPosterior } from './normal-posterior'
import { detectableLift, liftStandardError } from './power/detectable'
import { normalPower } from './power/normal-power'
import { powerAfter, remainingFactor } from './power/remaining'
import { quantileEstimate } from './quantile-estimate'
import { ratioEstimate } from './ratio-estimate'
import { sampleRatio } from './sample-ratio'
import { searchedSequenceP } from './sequence-p-search'
import { type Answers, number, numbers, record, relativeError, type VectorInputs } from './vector-answers'
import { welchDegrees } from './welch-degrees'

const present = <Value>(value: Value | null): Value => {
  if (value === null) throw new Error('no estimate')
  return value
}
/** Sums of an arm; a share's sum of squares is its sum. */
const sums = (raw: unknown): Sums => {
  const { n, sum, sum_squares } = record(raw)
  return { n: number(n), sum: number(sum), squares: number(sum_squares ?? sum) }
}
const differenceOf = (inputs: VectorInputs): Difference => (inputs.difference === 'absolute' ? 'absolute' : 'relative')

function armOf(raw: unknown): ArmEstimate {
  const arm = record(raw)
  switch (arm.type) {
    case 'proportion':
      return present(shareEstimate(sums(arm)))
    case 'mean':
      return present(meanEstimate(sums(arm)))
    case 'quantile':
      return present(
        quantileEstimate({
          n: number(arm.n),
          effective: number(arm.n_star),
          value: number(arm.quantile_hat),
          low: number(arm.quantile_lower),
          high: number(arm.quantile_upper),
        }),
      )
    default:
      return present(
        ratioEstimate({
          numerator: sums(arm.numerator),
          denominator: sums(arm.denominator),
          products: number(arm.sum_of_products),
        }),
      )
  }
}

const cupedOf = (raw: unknown): CupedSums => {
  const { post, pre, post_pre_sum_of_products } = record(raw)
  return {
    post: sums(post),
    pre: sums(pre),
    products: number(post_pre_sum_of_products),
    binary: record(post).type === 'proportion',
  }
}
const cupedRatioOf = (raw: unknown): CupedRatioSums => {
  const arm = record(raw)
  const [m, d, p, q] = [sums(arm.num_post), sums(arm.den_post), sums(arm.num_pre), sums(arm.den_pre)]
  const cross = (name: string) => number(arm[name])
  const [mp, dq, pq] = [cross('numPost_numPre'), cross('denPost_denPre'), cross('numPre_denPre')]
  const [md, mq, pd] = [cross('numPost_denPost'), cross('numPost_denPre'), cross('numPre_denPost')]
  return {
    n: number(arm.n),
    sums: [m.sum, d.sum, p.sum, q.sum],
    products: [
      [m.squares, md, mp, mq],
      [md, d.squares, pd, dq],
      [mp, pd, p.squares, pq],
      [mq, dq, pq, q.squares],
    ],
  }
}

type Reading = EffectEstimate & { n: number; controlMean: number | null; theta: number | null }

function estimateOf(inputs: VectorInputs): Reading {
  const { control, treatment } = inputs
  const difference = differenceOf(inputs)
  const [a, b] = [record(control), record(treatment)]
  const n = number(a.n) + number(b.n)
  if (a.type === 'cuped_mean') {
    return { ...present(cuped(cupedOf(a), cupedOf(b), difference)), n, controlMean: null }
  }
  if (a.type === 'cuped_ratio') {
    const fixed = typeof a.theta_fixed === 'number' ? { theta: a.theta_fixed } : {}
    return { ...present(cupedRatio(cupedRatioOf(a), cupedRatioOf(b), { difference, ...fixed })), n, controlMean: null }
  }
  const arms: Arms = { control: armOf(a), treatment: armOf(b) }
  return {
    value: present(effectSize(arms, difference)),
    standardError: Math.sqrt(effectVariance(arms, difference)),
    df: welchDegrees(arms),
    n,
    controlMean: arms.control.mean,
    theta: null,
  }
}

const alternativeOf = ({ alternative }: VectorInputs) =>
  alternative === 'greater' || alternative === 'lesser' ? alternative : null

function sequentialAnswers(inputs: VectorInputs): Answers {
  const read = estimateOf(inputs)
  const options = { alpha: number(inputs.alpha), tuning: number(inputs.tuning) }
  const alternative = alternativeOf(inputs)
  const base = { point: read.value, se: read.standardError, dof: read.df, theta: read.theta }
  if (alternative) {
    const found = oneSidedConfidenceSequence(read, { ...options, alternative })
    return {
      ...base,
      rho: found.rho,
      p_value: searchedSequenceP(read, { ...options, alternative }),
      ci_low: alternative === 'greater' ? read.value - found.half : Number.NEGATIVE_INFINITY,
      ci_high: alternative === 'lesser' ? read.value + found.half : Number.POSITIVE_INFINITY,
    }
  }
  const found = confidenceSequence(read, options)
  return {
    ...base,
    rho: found.rho,
    p_value: found.pValue,
    ci_low: read.value - found.half,
    ci_high: read.value + found.half,
  }
}

function frequentistAnswers(inputs: VectorInputs): Answers {
  const read = estimateOf(inputs)
  const found = testEffect(read, {
    alpha: number(inputs.alpha ?? 0.05),
    alternative: alternativeOf(inputs) ?? 'two_sided',
  })
  if (!found) return {}
  return {
    point: read.value,
    se: read.standardError,
    dof: read.df,
    theta: read.theta,
    p_value: found.pValue,
    ci_low: found.low,
    ci_high: found.high,
  }
}

function bayesianAnswers(inputs: VectorInputs): Answers {
  const read = estimateOf(inputs)
  const prior = inputs.prior === null || inputs.prior === undefined ? null : record(inputs.prior)
  // A prior of the relative effect is carried to the absolute one by the control's mean.
  const unit =
    prior?.scale === 'relative' && differenceOf(inputs) === 'absolute' ? Math.abs(present(read.controlMean)) : 1
  const found = normalPosterior(read, {
    alpha: number(inputs.alpha),
    prior: prior && { mean: number(prior.mean) * unit, variance: number(prior.variance) * unit * unit },
  })
  const inverse = inputs.inverse === true
  return {
    point: found.mean,
    ci_low: found.low,
    ci_high: found.high,
    posterior_sd: found.sd,
    chance_to_win: inverse ? normalSf(found.mean / found.sd) : found.chanceAbove,
    risk_control: inverse ? found.riskTreatment : found.riskControl,
    risk_treatment: inverse ? found.riskControl : found.riskTreatment,
    error: null,
  }
}

/** Where the published engine plans for a sequence it widens the standard error by the half-width over the normal quantile. */
const inflation = (alpha: number, n: number, tuning: unknown) =>
  multiplier(alpha, n, tuning) / -normalQuantile(alpha / 2)

/** The critical value in standard errors: the normal quantile, or the sequence's half-width at n units. */
const multiplier = (alpha: number, n: number, tuning: unknown): number =>
  tuning === null || tuning === undefined
    ? -normalQuantile(alpha / 2)
    : confidenceSequence({ value: 0, standardError: 1, n }, { alpha, tuning: number(tuning) }).half

function seriesAnswers(inputs: VectorInputs): Answers {
  const alpha = number(inputs.alpha)
  const [power, mde]: [number[], number[]] = [[], []]
  for (let week = 1; week <= number(inputs.weeks); week++) {
    const n = (number(inputs.users_per_week) * week) / number(inputs.n_variations)
    for (const raw of inputs.metrics as unknown[]) {
      const metric = record(raw)
      const rate = metric.type === 'proportion' ? number(metric.rate) : null
      const mean = rate ?? number(metric.mean)
      const variance = rate === null ? number(metric.variance) : rate * (1 - rate)
      const lift = number(metric.effect)
      const arm = { mean, variance: variance * inflation(alpha, 2 * n, inputs.tuning) ** 2, n }
      power.push(normalPower({ effect: lift, standardError: liftStandardError(arm, lift), alpha }))
      mde.push(detectableLift(arm, { alpha, power: number(inputs.target_power) }) ?? Number.NaN)
    }
  }
  return { power, mde }
}

const perArm = (inputs: VectorInputs) => ({
  mean: number(inputs.mean),
  variance: number(inputs.variance),
  n: number(inputs.n_total) / number(inputs.n_variations),
})

const BY_ID: Record<string, (inputs: VectorInputs) => Answers> = {
  'gb-bayes-risk-normal': ({ mu, sigma }) => ({
    risk_control: expectedGain(number(mu), number(sigma)),
    risk_treatment: expectedGain(-number(mu), number(sigma)),
  }),
  'gb-bh': ({ p }) => ({ adjusted_in_input_order: benjaminiHochberg(numbers(p)) }),
  'gb-bh-2': ({ p }) => ({ bh: benjaminiHochberg(numbers(p)), holm: holm(numbers(p)) }),
  'gb-holm': ({ p }) => ({ adjusted_in_input_order: holm(numbers(p)) }),
  'gb-ctw-flat-prior': ({ expected, sd, alpha }) => {
    const s = number(sd)
    const found = normalPosterior({ value: number(expected), standardError: s }, { alpha: number(alpha) })
    return { chance_to_win: found.chanceAbove }
  },
  'gb-mde-mean': (inputs) => ({
    mde: detectableLift(perArm(inputs), { alpha: number(inputs.alpha), power: number(inputs.power) }),
  }),
  'gb-power-mean': (inputs) => powerAnswer(inputs),
  'gb-power-mean-seq': (inputs) => powerAnswer(inputs),
  'gb-power-series-freq': seriesAnswers,
  'gb-power-series-seq': seriesAnswers,
  'gb-var-abs': (inputs) => ({
    variance: effectVariance(
      {
        control: { n: number(inputs.nA), mean: number(inputs.meanA), variance: number(inputs.varA) },
        treatment: { n: number(inputs.nB), mean: number(inputs.meanB), variance: number(inputs.varB) },
      },
      'absolute',
    ),
  }),
  'gb-srm-zero-weight': ({ users, weights }) => {
    const [counts, shares] = [numbers(users), numbers(weights)]
    const half = (counts[0] ?? 0) + (counts[1] ?? 0) + (counts[2] ?? 0)
    const statistic = counts.slice(0, 2).reduce((sum, count) => sum + (count - half / 2) ** 2 / (half / 2), 0)
    return {
      p_value: sampleRatio(counts, shares)?.pValue ?? null,
      p_value_python_engine: Math.exp(chiSquareLogSf(statistic, 2)),
    }
  },
  'spotify-gs-power2': ({ info_fractions, alpha }) => {
    const { bounds } = spendingBounds(numbers(info_fractions), { alpha: number(alpha), spending: 'square' })
    return { z_bounds: bounds, adjusted_alpha: bounds.map((z) => 2 * normalSf(z)) }
  },
}

function powerAnswer(inputs: VectorInputs): Answers {
  const arms = perArm(inputs)
  const effect = number(inputs.effect)
  const alpha = number(inputs.alpha)
  const standardError = liftStandardError(arms, effect) * inflation(alpha, 2 * arms.n, inputs.tuning)
  return { power: normalPower({ effect, standardError, alpha }) }
}

function reproduce(id: string, group: string, inputs: VectorInputs): Answers {
  const own = BY_ID[id]
  if (own) return own(inputs)
  if (group === 'srm') return { p_value: sampleRatio(numbers(inputs.users), numbers(inputs.weights))?.pValue ?? null }
  if (group.startsWith('sequential')) return sequentialAnswers(inputs)
  if (group.startsWith('bayesian')) return bayesianAnswers(inputs)
  return frequentistAnswers(inputs)
}

test('the file is the whole one', () => expect(fixture.vectors.length).toBe(76))

const plain = fixture.vectors.filter(({ id }) => id !== 'gb-midpower-seq')

test.each(plain.map((vector) => ({ ...vector })))('$id', (vector) => {
  const ours = reproduce(vector.id, vector.group, record(vector.inputs))
  for (const [name, want] of Object.entries(vector.expected_full_precision)) {
    const error = relativeError(ours[name], want)
    expect(error, `${name}: ${String(ours[name])} against ${String(want)}`).toBeLessThanOrEqual(vector.full_rel_tol)
  }
  for (const [name, want] of Object.entries(vector.expected_published)) {
    const figures = Array.isArray(want) ? numbers(want) : [number(want)]
    const [found] = [ours[name]]
    for (const [i, figure] of figures.entries()) {
      const value = Array.isArray(found) ? found[i] : found
      if (value === figure) continue
      expect(Math.abs(Number(value) - figure), name).toBeLessThanOrEqual(vector.published_abs_tol)
    }
  }
})

describe('gb-midpower-seq', () => {
  const vector = fixture.vectors.find(({ id }) => id === 'gb-midpower-seq')
  const inputs = record(vector?.inputs)
  const expected = record(vector?.expected_full_precision)
  const read = estimateOf(inputs)
  const alpha = number(inputs.alpha)
  const half = (standardError: number, k: number) =>
    standardError * multiplier(alpha, read.n * (1 + k), number(inputs.tuning))
  const powerAt = (k: number) => powerAfter({ effect: number(inputs.mde), standardError: read.standardError, k }, half)

  test('the power at the published factor', () => {
    expect(relativeError(powerAt(number(expected.scaling_factor)), expected.power_at_k)).toBeLessThanOrEqual(1e-9)
  })
  test('our own factor has the power asked for, within the published tolerance of the power', () => {
    const found = remainingFactor(powerAt, number(inputs.target_power))
    expect(found?.power).toBeGreaterThanOrEqual(0.8)
    expect(found?.power).toBeLessThanOrEqual(0.80001)
    expect(Math.abs((found?.factor ?? 0) - number(expected.scaling_factor))).toBeLessThan(1e-2)
  })
})
