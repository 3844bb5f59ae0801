import { equivalentProportions } from '@/stats/inference/equivalence'
import { logRank, type RiskTable } from '@/stats/inference/log-rank'
import { sampleRatio } from '@/stats/inference/sample-ratio'
import { sequentialSampleRatio } from '@/stats/inference/sequential-sample-ratio'
import { pooledTwoProportions } from '@/stats/inference/two-proportions'

export type HealthCheck =
  | 'sample_ratio'
  | 'served_as_assigned'
  | 'one_arm_per_entity'
  | 'label_coverage'
  | 'label_delay'
  | 'data_freshness'

export type HealthGate = { check: HealthCheck; status: 'ok' | 'warn' | 'fail'; pValue?: number; detail: string }

/** Arrays by arm are in the plan's order. Days are those of first exposure, ascending. */
export type HealthInput = {
  arms: readonly string[]
  control: number
  days: readonly { day: number; exposed: readonly number[]; shares: readonly number[] }[]
  /** Exposures whose served digest was not the arm's, or that fell back. */
  mismatched: number
  exposures: number
  /** Entities seen in more than one arm. */
  multiArmEntities: number
  entities: number
  /** Entities older than H, and those of them whose label came within H; null where no label is awaited. */
  coverage: readonly { mature: number; labelled: number }[] | null
  /** Arrival of labels by hours since exposure, times alike for all arms; null where there is none. */
  delays?: readonly RiskTable[] | null
  /** Hours since the newest exposure or label, and how old it may be; null while nothing is expected. */
  freshness: { ageHours: number; limitHours: number } | null
  labelMargin: number
  /** Every arm scores every unit: nothing is split, so that only what was served and how fresh it is can be wrong. */
  shadow?: boolean
}

export const SAMPLE_RATIO_STOP = 0.001
export const SAMPLE_RATIO_WARN = 0.01
export const MISMATCH_LIMIT = 0.005
export const MULTI_ARM_LIMIT = 0.01
const DELAY_WARN = 0.01
/** Coverage is compared at this level; the gate is closed only where equal shares would nearly always have shown it. */
const EQUIVALENCE_ALPHA = 0.05
const POWER_NEEDED = 0.99
const APART = 0.001

const percent = (share: number) => `${(100 * share).toFixed(2)} %`

function sampleRatioGate({ days }: HealthInput): HealthGate {
  const check = 'sample_ratio'
  if (days.length === 0) return { check, status: 'ok', detail: 'nobody was exposed yet' }
  const sequential = sequentialSampleRatio(days.map(({ exposed, shares }) => ({ counts: exposed, shares })))
  const arms = Math.max(...days.map(({ exposed }) => exposed.length))
  const observed = new Array<number>(arms).fill(0)
  const expected = new Array<number>(arms).fill(0)
  for (const { exposed, shares } of days) {
    const total = exposed.reduce((sum, count) => sum + count, 0)
    const scale = shares.reduce((sum, share) => sum + share, 0)
    for (let i = 0; i < arms; i++) {
      observed[i] = (observed[i] ?? 0) + (exposed[i] ?? 0)
      expected[i] = (expected[i] ?? 0) + (total * (shares[i] ?? 0)) / scale
    }
  }
  const whole = sampleRatio(observed, expected)
  const counts = observed.map((count, i) => `${count} of ${Math.round(expected[i] ?? 0)}`).join(', ')
  if (sequential.pValue < SAMPLE_RATIO_STOP) {
    return { check, status: 'fail', pValue: sequential.pValue, detail: `arms do not have their shares: ${counts}` }
  }
  if (whole && whole.pValue < SAMPLE_RATIO_WARN) {
    return { check, status: 'warn', pValue: whole.pValue, detail: `arms are a little off their shares: ${counts}` }
  }
  return { check, status: 'ok', ...(whole && { pValue: whole.pValue }), detail: `units against expected: ${counts}` }
}

function shareGate(
  check: HealthCheck,
  { count, total }: { count: number; total: number },
  fails: (share: number) => { fails: boolean; limit: number },
): HealthGate {
  const share = total > 0 ? count / total : 0
  const { fails: closed, limit } = fails(share)
  return {
    check,
    status: closed ? 'fail' : 'ok',
    detail: `${count} of ${total} (${percent(share)}, limit ${percent(limit)})`,
  }
}

function coverageGate({ coverage, control, arms, labelMargin }: HealthInput): HealthGate {
  const check = 'label_coverage'
  const base = coverage?.[control]
  if (!coverage || !base) return { check, status: 'ok', detail: 'no labels are awaited' }
  let worst: HealthGate = { check, status: 'ok', detail: `labelled within H alike, margin ${percent(labelMargin)}` }
  for (const [i, arm] of coverage.entries()) {
    if (i === control) continue
    const pair = {
      control: { events: base.labelled, n: base.mature },
      treatment: { events: arm.labelled, n: arm.mature },
    }
    const found = equivalentProportions(pair, {
      margin: labelMargin,
      alpha: EQUIVALENCE_ALPHA / Math.max(1, coverage.length - 1),
    })
    const gate = coverageOf(found, pooledTwoProportions(pair)?.pValue ?? 1, { name: arms[i] ?? '', labelMargin })
    if (rank(gate) > rank(worst)) worst = gate
  }
  return worst
}

const rank = ({ status }: HealthGate) => ['ok', 'warn', 'fail'].indexOf(status)

function coverageOf(
  found: ReturnType<typeof equivalentProportions>,
  pApart: number,
  { name, labelMargin }: { name: string; labelMargin: number },
): HealthGate {
  const check = 'label_coverage'
  if (!found) return { check, status: 'warn', detail: `${name}: nobody is mature yet` }
  const gap = `${name}: ${percent(found.value)} more labelled within H than the control, margin ${percent(labelMargin)}`
  if (found.shown) return { check, status: 'ok', pValue: found.pValue, detail: gap }
  if (found.power >= POWER_NEEDED || pApart < APART) return { check, status: 'fail', pValue: found.pValue, detail: gap }
  return { check, status: 'warn', pValue: found.pValue, detail: `${gap}; too few units to tell` }
}

function delayGate({ delays, control, arms }: HealthInput): HealthGate | null {
  const base = delays?.[control]
  if (!delays || !base) return null
  let least = 1
  let named = ''
  for (const [i, table] of delays.entries()) {
    const found = i === control ? null : logRank(base, table)
    if (found && found.pValue < least) {
      least = found.pValue
      named = arms[i] ?? ''
    }
  }
  const slow = least * Math.max(1, delays.length - 1) < DELAY_WARN
  const detail = slow
    ? `labels of ${named} arrive at another pace than the control's`
    : 'labels arrive at the same pace'
  return { check: 'label_delay', status: slow ? 'warn' : 'ok', pValue: least, detail }
}

function freshnessGate({ freshness }: HealthInput): HealthGate {
  const check = 'data_freshness'
  if (!freshness) return { check, status: 'ok', detail: 'no new data is expected' }
  const { ageHours, limitHours } = freshness
  const detail = `newest data is ${ageHours.toFixed(1)} hours old, limit ${limitHours.toFixed(1)}`
  return { check, status: ageHours > limitHours ? 'fail' : 'ok', detail }
}

/**
 * The health gates in their order. `fail` blocks the verdict; `warn` is shown. The sequential sample-ratio test decides, the chi-square
 * at the end only describes; a difference in the labelled shares within H fails, one in the pace of labels warns.
 */
export function healthGates(input: HealthInput): HealthGate[] {
  const delay = delayGate(input)
  const served = shareGate('served_as_assigned', { count: input.mismatched, total: input.exposures }, (share) => ({
    fails: share > MISMATCH_LIMIT,
    limit: MISMATCH_LIMIT,
  }))
  if (input.shadow) return [served, freshnessGate(input)]
  return [
    sampleRatioGate(input),
    served,
    shareGate('one_arm_per_entity', { count: input.multiArmEntities, total: input.entities }, (share) => ({
      fails: share >= MULTI_ARM_LIMIT,
      limit: MULTI_ARM_LIMIT,
    })),
    coverageGate(input),
    ...(delay ? [delay] : []),
    freshnessGate(input),
  ]
}
