import { expect, test } from 'vitest'
import { betaCdf } from '@/stats/distributions/beta'
import { chiSquareSf } from '@/stats/distributions/chi-square'
import { normalLogSf, normalQuantile, normalSf } from '@/stats/distributions/normal'
import { tQuantile, tSf } from '@/stats/distributions/student-t'
import fixture from '@/stats/fixtures/ab_scipy.json'
import { f1StandardError } from '@/stats/intervals/f1'
import { hanleyMcNeilStandardError } from '@/stats/intervals/roc-auc'
import { wilsonInterval } from '@/stats/intervals/wilson'
import { f1, precision, recall } from '@/stats/metrics/binary/confusion'
import { splitScores } from '@/stats/metrics/binary/split-scores'
import { agrestiCaffo, agrestiCoull } from './agresti'
import { benjaminiHochberg } from './benjamini-hochberg'
import { benjaminiYekutieli } from './benjamini-yekutieli'
import { betaBinomial } from './beta-binomial'
import { bonferroni } from './bonferroni'
import { chiSquareTwoByTwo } from './chi-square-two-by-two'
import { clopperPearson } from './clopper-pearson'
import { confidenceSequence } from './confidence-sequence'
import { pairedDelong, unpairedDelong } from './delong'
import { equivalence } from './equivalence'
import { fiellerInterval } from './fieller'
import { fisherExact } from './fisher-exact'
import { spendingBounds } from './group-sequential/boundaries'
import type { Spending } from './group-sequential/spending'
import { hochberg } from './hochberg'
import { holm } from './holm'
import { jeffreysInterval } from './jeffreys'
import { kaplanMeier } from './kaplan-meier'
import { mcnemar } from './mcnemar'
import { miettinenNurminen } from './miettinen-nurminen'
import { mixtureTest } from './msprt'
import { newcombeInterval } from './newcombe'
import { nonInferiority } from './non-inferiority'
import { detectableEffect } from './power/detectable'
import { normalPower } from './power/normal-power'
import { proportionSampleSize } from './power/proportion-sample-size'
import { tPower, tSampleSize } from './power/t-power'
import type { Proportions } from './proportions'
import { riskRatio } from './risk-ratio'
import { sampleRatio } from './sample-ratio'
import { sequentialSampleRatio } from './sequential-sample-ratio'
import { pooledTwoProportions, waldTwoProportions } from './two-proportions'
import { type Answers, number, numbers, record, relativeError, type VectorInputs } from './vector-answers'
import { welch } from './welch'

const ALPHA = 0.05
const Z = -normalQuantile(ALPHA / 2)
const normal = Number.POSITIVE_INFINITY

const arms = (inputs: VectorInputs): Proportions => ({
  control: { events: number(inputs.x1), n: number(inputs.n1) },
  treatment: { events: number(inputs.x2), n: number(inputs.n2) },
})
const limits = (name: string, { low, high }: { low: number; high: number }): Answers => ({
  [`${name}low`]: low,
  [`${name}high`]: high,
})

const delongInputs = record(fixture.vectors.find(({ id }) => id === 'delong-paired')?.inputs)
const scores = (version: string, side: string) => numbers(delongInputs[`scores_${version}_${side}`])
const split = (version: string) => {
  const [positives, negatives] = [scores(version, 'pos'), scores(version, 'neg')]
  return splitScores([...positives, ...negatives], [...positives.map(() => 1), ...negatives.map(() => 0)])
}

/**
 * statsmodels 0.13.5 takes events where Miettinen and Nurminen have units (`count0 * value` for `nobs0 * value`), which moves the limits
 * a little. Its numbers are reproduced with that slip; the product's function is checked against likelihoods maximised by search.
 */
function statsmodelsScore({ control, treatment }: Proportions): { low: number; high: number } {
  const [x, n] = [control.events + treatment.events, control.n + treatment.n]
  const value = treatment.events / treatment.n - control.events / control.n
  const statistic = (delta: number) => {
    const t2 = (treatment.n + 2 * control.n) * delta - n - x
    const t1 = (control.events * delta - n - 2 * control.events) * delta + x
    const t0 = control.events * delta * (1 - delta)
    const q = (t2 / (3 * n)) ** 3 - (t1 * t2) / (6 * n * n) + t0 / (2 * n)
    const p = Math.sign(q) * Math.sqrt((t2 / (3 * n)) ** 2 - t1 / (3 * n))
    const p0 = 2 * p * Math.cos((Math.PI + Math.acos(q / p ** 3)) / 3) - t2 / (3 * n)
    const p1 = p0 + delta
    const variance = (p1 * (1 - p1)) / treatment.n + (p0 * (1 - p0)) / control.n
    return Math.abs(value - delta) / Math.sqrt((variance * n) / (n - 1))
  }
  const wald = Math.sqrt((x / n) * (1 - x / n) * (1 / control.n + 1 / treatment.n)) * 2.5
  const limit = (side: -1 | 1) => {
    let [inside, outside] = [value, value + side * wald]
    for (let step = 0; step < 60; step++) {
      const middle = (inside + outside) / 2
      if (statistic(middle) <= Z) inside = middle
      else outside = middle
    }
    return inside
  }
  return { low: limit(-1), high: limit(1) }
}

/** By the beginning of a vector's id: our figures under the names the file expects. */
const REPRODUCE: Record<string, (inputs: VectorInputs) => Answers> = {
  'beta-cdf': ({ x, a, b }) => ({ cdf: betaCdf(number(x), number(a), number(b)) }),
  betabin: (inputs) => {
    const { chanceAbove, lossControl, lossTreatment } = betaBinomial(arms(inputs))
    return { prob_b_better: chanceAbove, expected_loss_choose_b: lossTreatment, expected_loss_choose_a: lossControl }
  },
  'chi2-sf': ({ x, dof }) => ({ sf: chiSquareSf(number(x), number(dof)) }),
  chi2: (inputs) => {
    const [plain, yates] = [chiSquareTwoByTwo(arms(inputs)), chiSquareTwoByTwo(arms(inputs), 'yates')]
    return {
      chi2: plain?.statistic ?? null,
      p_value: plain?.pValue ?? null,
      chi2_yates: yates?.statistic ?? null,
      p_yates: yates?.pValue ?? null,
    }
  },
  'ci-prop': ({ x, n, alpha }) => {
    const share = { events: number(x), n: number(n) }
    return {
      ...limits('wilson_', wilsonInterval(share.events, share.n, Z)),
      ...limits('clopper_pearson_', clopperPearson(share, number(alpha))),
      ...limits('jeffreys_', jeffreysInterval(share, number(alpha))),
      ...limits('agresti_coull_', agrestiCoull(share, Z)),
    }
  },
  cs: ({ se, N_total, tuning, alpha }) => {
    const read = confidenceSequence(
      { value: 0, standardError: number(se), n: number(N_total) },
      { alpha: number(alpha), tuning: number(tuning) },
    )
    const half = read.half
    return {
      rho: read.rho,
      half_width: half,
      multiplier_vs_z: half / number(se) / -normalQuantile(number(alpha) / 2),
    }
  },
  'delong-independent': () => {
    const found = unpairedDelong({ control: split('champion'), treatment: split('challenger') }, ALPHA)
    return { z: found?.test?.statistic ?? null, p_value: found?.test?.pValue ?? null }
  },
  'delong-paired': () => {
    const sides = (side: string) => ({ control: scores('champion', side), treatment: scores('challenger', side) })
    const found = pairedDelong({ positives: sides('pos'), negatives: sides('neg') }, ALPHA)
    if (!found) return {}
    return {
      auc_champion: found.control.value,
      auc_challenger: found.treatment.value,
      var_champion: found.control.variance,
      var_challenger: found.treatment.variance,
      cov: found.covariance,
      z: found.test?.statistic ?? null,
      p_value: found.test?.pValue ?? null,
    }
  },
  'diffci-agresti-caffo': (inputs) => limits('ci_', agrestiCaffo(arms(inputs), Z)),
  'diffci-newcomb': (inputs) => limits('ci_', newcombeInterval(arms(inputs), Z)),
  'diffci-score': (inputs) => limits('ci_', statsmodelsScore(arms(inputs))),
  f1: ({ tp, fp, fn, tn }) => {
    const cells = { tp: number(tp), fp: number(fp), fn: number(fn), tn: number(tn) }
    return {
      f1: f1(cells).value,
      se: f1StandardError(cells),
      precision: precision(cells).value,
      recall: recall(cells).value,
    }
  },
  fieller: (inputs) => {
    const { control, treatment } = arms(inputs)
    const mean = ({ events, n }: { events: number; n: number }) => {
      const p = events / n
      return { mean: p, variance: (p * (1 - p)) / n }
    }
    const found = fiellerInterval({ control: mean(control), treatment: mean(treatment) }, { below: Z, above: Z })
    return { g: found.g, ci_low: found.low, ci_high: found.high }
  },
  fisher: (inputs) => ({ p_value: fisherExact(arms(inputs))?.pValue ?? null }),
  gs: ({ info_fractions, alpha, spending }) => {
    const kind: Record<string, Spending> = {
      obf: 'obrien_fleming',
      obf_total: 'obrien_fleming_total',
      pocock: 'pocock',
    }
    const found = spendingBounds(numbers(info_fractions), {
      alpha: number(alpha),
      spending: kind[String(spending)] ?? 'square',
    })
    return { z_bounds: found.bounds, cumulative_alpha: found.spent }
  },
  hanley: ({ auc, n_pos, n_neg }) => ({ se: hanleyMcNeilStandardError(number(auc), number(n_pos), number(n_neg)) }),
  km: ({ time_days, event }) => {
    const events = numbers(event)
    const steps = kaplanMeier(numbers(time_days).map((time, i) => ({ time, event: events[i] === 1 })))
    return {
      times: steps.map(({ time }) => time),
      survival: steps.map(({ survival }) => survival),
      se: steps.map(({ standardError }) => standardError),
    }
  },
  logrr: (inputs) => {
    const found = riskRatio(arms(inputs), ALPHA)
    if (!found) return {}
    const { statistic, standardError, pValue } = found.test
    return { lift: found.lift, se_log: standardError, z: statistic, p_value: pValue, ...limits('ci_', found) }
  },
  mcnemar: ({ b, c }) => {
    const found = mcnemar({ firstOnly: number(b), secondOnly: number(c) })
    if (!found) return {}
    return {
      p_exact: found.exact.pValue,
      chi2: found.chiSquare.statistic,
      p_chi2: found.chiSquare.pValue,
      chi2_cc: found.corrected.statistic,
      p_cc: found.corrected.pValue,
    }
  },
  'mde-unequal': ({ n1, ratio, alpha, power }) => {
    const sizes = { n1: number(n1), n2: number(n1) * number(ratio) }
    return { mde_sd: detectableEffect(sizes, { alpha: number(alpha), power: number(power) }) }
  },
  msprt: ({ diff, se, tau, alpha }) => {
    const estimate = { value: number(diff), standardError: number(se) }
    const found = mixtureTest(estimate, { tau: number(tau), alpha: number(alpha) })
    return { lambda_: Math.exp(found.logLikelihoodRatio), p_value: found.pValue, half_width: found.half }
  },
  mt: ({ p }) => {
    const values = numbers(p)
    return {
      bh: benjaminiHochberg(values),
      by: benjaminiYekutieli(values),
      holm: holm(values),
      bonferroni: bonferroni(values),
      hochberg: hochberg(values),
    }
  },
  'n-prop': ({ p1, p2, alpha, power, ratio }) => {
    const found = proportionSampleSize(
      { p1: number(p1), p2: number(p2) },
      { alpha: number(alpha), power: number(power), ratio: number(ratio) },
    )
    return {
      cohen_h: found.cohenH,
      n_arcsine: found.arcsine,
      n_pooled: found.pooled,
      n_unpooled: found.unpooled,
    }
  },
  'n-t': ({ d, power, alpha }) => ({ n: tSampleSize({ d: number(d), power: number(power), alpha: number(alpha) }) }),
  noninf: ({ diff, se, margin, alpha }) => {
    const estimate = { value: number(diff), standardError: number(se), df: normal }
    const found = nonInferiority(estimate, { margin: number(margin), alpha: number(alpha) })
    return { z: found?.statistic ?? null, p_value: found?.pValue ?? null, lower: found?.lower ?? null }
  },
  'norm-ppf': ({ p }) => ({ x: normalQuantile(number(p)) }),
  'norm-sf': ({ z }) => ({ sf: normalSf(number(z)), logsf: normalLogSf(number(z)) }),
  'power-t': ({ d, n_per_arm, alpha }) => ({
    power: tPower({ d: number(d), n: number(n_per_arm), alpha: number(alpha) }),
  }),
  'power-z': ({ d, n_per_arm, alpha }) => ({
    power: normalPower({
      effect: number(d),
      standardError: Math.sqrt(2 / number(n_per_arm)),
      alpha: number(alpha),
    }),
  }),
  srm: ({ observed, weights }) => {
    const found = sampleRatio(numbers(observed), numbers(weights))
    return { chi2: found?.statistic ?? null, p_value: found?.pValue ?? null }
  },
  ssrm: ({ rows, p0, concentration }) => {
    const steps = (rows as number[][]).map((counts) => ({ counts, shares: numbers(p0) }))
    const found = sequentialSampleRatio(steps, number(concentration))
    return { log_bf: found.logBayesFactors, p_value: found.pValues }
  },
  't-ppf': ({ p, dof }) => ({ x: tQuantile(number(p), number(dof)) }),
  't-sf': ({ t, dof }) => ({ sf: tSf(number(t), number(dof)) }),
  tost: ({ diff, se, margin }) => {
    const estimate = { value: number(diff), standardError: number(se), df: normal }
    return { p_value: equivalence(estimate, { margin: number(margin), alpha: ALPHA })?.pValue ?? null }
  },
  welch: (inputs) => {
    const arm = (i: 1 | 2) => ({
      n: number(inputs[`n${i}`]),
      mean: number(inputs[`mean${i}`]),
      variance: number(inputs[`sd${i}`]) ** 2,
    })
    const found = welch({ control: arm(1), treatment: arm(2) }, { alpha: ALPHA })
    if (!found) return {}
    return {
      t: found.statistic,
      dof: found.df,
      p_value: found.pValue,
      diff: found.value,
      se: found.standardError,
      ...limits('ci_', found),
    }
  },
  'z-pooled': (inputs) => {
    const found = pooledTwoProportions(arms(inputs))
    return { z: found?.statistic ?? null, p_value: found?.pValue ?? null }
  },
  'z-unpooled': (inputs) => {
    const found = waldTwoProportions(arms(inputs), ALPHA)
    if (!found) return {}
    return { z: found.statistic, p_value: found.pValue, diff: found.value, ...limits('ci_', found) }
  },
}

const KINDS = Object.keys(REPRODUCE).sort((a, b) => b.length - a.length)

/**
 * The file's figure comes from a quadrature that stops at an absolute error of 1e-8; at 30 digits the integral is
 * 1.01358260291119850e-11, 5e-7 beside it.
 */
const CORRECTED: Record<string, Record<string, number>> = {
  'betabin-9-29': { expected_loss_choose_b: 1.01358260291e-11 },
}

/** Maximised by search over the share under each difference (SciPy's bounded minimisation and root). */
test.each([
  { x: [14, 28, 16, 30], low: -0.21980700533874564, high: 0.2825046343860176 },
  { x: [200, 2000, 250, 2000], low: 0.005429673610917822, high: 0.04466539215797363 },
])('Miettinen and Nurminen: $x', ({ x: [x1, n1, x2, n2], low, high }) => {
  const found = miettinenNurminen(arms({ x1, n1, x2, n2 }), Z)
  expect(found.low).toBeCloseTo(low, 8)
  expect(found.high).toBeCloseTo(high, 8)
})

test('the file is the whole one', () => expect(fixture.vectors.length).toBe(123))

test.each(fixture.vectors.map((vector) => ({ ...vector })))('$id', ({ id, inputs, expected, rel_tol }) => {
  const kind = KINDS.find((name) => id.startsWith(name))
  const ours = REPRODUCE[kind ?? '']?.(record(inputs)) ?? {}
  for (const [name, want] of Object.entries(expected)) {
    const error = relativeError(ours[name], CORRECTED[id]?.[name] ?? want)
    expect(error, `${name}: ${String(ours[name])} against ${String(want)}`).toBeLessThanOrEqual(rel_tol)
  }
})
