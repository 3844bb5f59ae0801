import type { FieldProblem } from '@/domain/errors/codes'
import { sha256Hex } from './assignment'
import type { Plan } from './input'
import { metricKind } from './metric'

/** What is known of the world when a plan is checked; a part that is left out is not checked. */
export type PlanContext = {
  /** Versions of the model; `approved` may serve in the plan's environment. */
  versions?: ReadonlyMap<string, { approved: boolean }>
  /** Metrics with any data for the model (labels, KPI values, amounts, latencies). */
  metricsWithData?: ReadonlySet<string>
  /** Segment fields that the arms' versions declare. */
  segments?: ReadonlySet<string>
  /** Power that the plan really has with the logged traffic, variance and label delay (see design.ts). */
  expectedPower?: number
}

export const POWER_MIN = 0.5
const SHARES_TOLERANCE = 1e-9
/** Salts that the assignment itself uses. */
const RESERVED_SALTS = new Set(['layer', 'holdout'])

type Report = (pointer: string, code: string, detail: string) => void

function checkArms(plan: Plan, report: Report): void {
  const sum = plan.arms.reduce((total, { share }) => total + share, 0)
  if (Math.abs(sum - 1) > SHARES_TOLERANCE) report('/arms', 'shares_sum', `the shares sum to ${sum}, not to 1`)
  const names = new Set<string>()
  for (const [i, { arm, share }] of plan.arms.entries()) {
    if (names.has(arm)) report(`/arms/${i}/arm`, 'duplicate_arm', `there are two arms ${arm}`)
    names.add(arm)
    if (share === 0) report(`/arms/${i}/share`, 'empty_arm', `${arm} gets nobody`)
  }
  if (plan.arms.filter(({ control }) => control).length > 1) {
    report('/arms', 'several_controls', 'one arm at most is the control')
  }
}

function checkVersions(plan: Plan, { versions }: PlanContext, report: Report): void {
  if (!versions) return
  for (const [i, { version }] of plan.arms.entries()) {
    const known = versions.get(version)
    if (!known) report(`/arms/${i}/version`, 'unknown_version', `the model has no version ${version}`)
    else if (!known.approved) {
      report(`/arms/${i}/version`, 'version_not_approved', `${version} is not approved for ${plan.environment}`)
    }
  }
}

function checkMetrics(plan: Plan, { metricsWithData }: PlanContext, report: Report): void {
  const metrics = [
    { metric: plan.primary.metric, at: '/primary/metric' },
    ...plan.guardrails.map(({ metric }, i) => ({ metric, at: `/guardrails/${i}/metric` })),
    ...plan.secondary.map((metric, i) => ({ metric, at: `/secondary/${i}` })),
  ]
  const seen = new Set<string>()
  for (const { metric, at } of metrics) {
    const kind = metricKind(metric)
    if (kind === 'unknown_metric') report(at, kind, `${metric} is not a metric`)
    else if (kind === 'metric_not_comparable') report(at, kind, `${metric} cannot be compared between arms`)
    else if (plan.mode === 'shadow' && metric.startsWith('kpi:')) {
      report(at, 'metric_needs_serving', `${metric} follows from what is served, which a shadow test does not change`)
    } else if (metricsWithData && !metricsWithData.has(metric)) {
      report(at, 'metric_without_data', `there is no data for ${metric} yet`)
    }
    if (seen.has(metric)) report(at, 'duplicate_metric', `${metric} is in the plan twice`)
    seen.add(metric)
  }
}

function checkDesign(plan: Plan, { expectedPower, segments }: PlanContext, report: Report): void {
  if (plan.power < POWER_MIN) report('/power', 'power_too_low', `a power below ${POWER_MIN} finds less than a coin`)
  if (expectedPower !== undefined && expectedPower < POWER_MIN) {
    report('/power', 'power_too_low', `this plan would find its effect with power ${expectedPower.toFixed(2)}`)
  }
  if (plan.engine !== 'group_sequential' && plan.looks !== undefined && plan.looks > 1) {
    report('/looks', 'looks_without_sequence', `${plan.engine} takes no looks`)
  }
  if (plan.salt !== undefined && RESERVED_SALTS.has(plan.salt)) report('/salt', 'reserved_salt', 'choose another salt')
  if (plan.slot && !(plan.slot.from < plan.slot.to)) report('/slot', 'empty_slot', 'from is before to')
  if (plan.slot && !plan.layer) report('/slot', 'slot_without_layer', 'a slot is a part of a layer')
  for (const [i, segment] of plan.segments.entries()) {
    if (segments && !segments.has(segment))
      report(`/segments/${i}`, 'unknown_segment', `no version declares ${segment}`)
  }
}

/** Everything that is wrong with a plan, by name; an empty list lets it be frozen. */
export function checkPlan(plan: Plan, context: PlanContext = {}): FieldProblem[] {
  const problems: FieldProblem[] = []
  const report: Report = (pointer, code, detail) => problems.push({ pointer, code, detail })
  checkArms(plan, report)
  checkVersions(plan, context, report)
  checkMetrics(plan, context, report)
  checkDesign(plan, context, report)
  return problems
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/**
 * JSON without undefined fields and with sorted keys, those that are whole numbers first and by size, so that equal values
 * give equal text. The hashes of frozen plans rest on this order, which is not that of `domain/audit/canonical-json.ts`.
 */
export function frozenJson(value: unknown): string {
  const sorted = (part: unknown): Json => {
    if (Array.isArray(part)) return part.map(sorted)
    if (typeof part !== 'object' || part === null) return part as Json
    const entries = Object.entries(part).filter(([, inner]) => inner !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
  }
  return JSON.stringify(sorted(value))
}

/** What freezing adds to the plan before it is hashed: the served digest of each arm and the units that were planned. */
export type FrozenPlan = { plan: Plan; digests: { [arm: string]: string }; plannedN: number }

/** SHA-256 of the canonical plan in hexadecimal: the plan's name from the freeze on. */
export function planHash(frozen: FrozenPlan): string {
  return sha256Hex(frozenJson(frozen))
}

/** JSON pointers at which two plans differ, in order; whatever is found after the freeze is a deviation. */
export function deviations(frozen: unknown, now: unknown, at = ''): string[] {
  if (frozenJson(frozen) === frozenJson(now)) return []
  const bothObjects = typeof frozen === 'object' && typeof now === 'object' && frozen !== null && now !== null
  if (!bothObjects || Array.isArray(frozen) !== Array.isArray(now)) return [at || '/']
  const [a, b] = [frozen as Record<string, unknown>, now as Record<string, unknown>]
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  return keys.flatMap((key) => deviations(a[key] ?? null, b[key] ?? null, `${at}/${key}`))
}
