import 'server-only'
import { plannedFractions } from '@/domain/ab-tests/engine'
import { plannedBounds } from '@/domain/ab-tests/planned-bounds'
import { DAY_MS } from '@/domain/time/windows'
import type { TestAnalysis } from './analyse-test'
import type { AbResultRow } from './read-tests'
import type { TestFrame } from './test-frame'

/** The record of a reading: what the verdict rests on. It is what a look and a conclusion freeze. */
export function toRecord(frame: TestFrame, found: TestAnalysis) {
  const { test } = frame
  return {
    id: test.id,
    asOf: new Date(found.asOf).toISOString(),
    planHash: test.planHash,
    deviations: found.deviations,
    verdict: found.verdict,
    arm: found.arm,
    exploratory: found.exploratory,
    clauses: found.clauses,
    health: found.health,
    metrics: found.analysis.metrics,
    harms: found.analysis.harms,
    segments: found.analysis.segments,
    information: found.state.information,
    planned: found.state.planned,
  }
}
export type ResultRecord = ReturnType<typeof toRecord>

const firedFirst = ({ clauses }: Pick<ResultRecord, 'clauses'>) => clauses.find(({ fired }) => fired)?.id

/**
 * Between two looks the last one stands: its figures and its verdict, beside today's health. What stops a test on any day (a gate that
 * failed, proven harm) comes before it.
 */
function standing(record: ResultRecord, looks: readonly AbResultRow[]): ResultRecord | null {
  if (firedFirst(record) !== 'not_yet_readable') return null
  const [last] = looks
    .filter((look) => look.asOf.toISOString() <= record.asOf)
    .sort((a, b) => b.information - a.information)
  if (!last) return null
  const taken = last.record as ResultRecord
  return { ...taken, health: record.health, deviations: record.deviations, exploratory: record.exploratory }
}

/** The primary effect of each challenger in standard errors, as it was read. */
function zOf({ metrics }: Pick<ResultRecord, 'metrics'>) {
  const primary = metrics.find(({ role }) => role === 'primary')
  return (primary?.comparisons ?? []).flatMap(({ arm, z }) => (z === undefined ? [] : [{ arm, z }]))
}

/** What was read at each look, and what is read now where figures may be read. */
function readings(record: ResultRecord, looks: readonly AbResultRow[]) {
  const taken = looks
    .filter((look) => look.asOf.toISOString() < record.asOf && look.information < record.information)
    .map((look) => ({ information: look.information, arms: zOf(look.record as ResultRecord) }))
  return [...taken, { information: record.information, arms: zOf(record) }]
    .filter(({ arms }) => arms.length > 0)
    .sort((a, b) => a.information - b.information)
}

type Looks = { record: ResultRecord; shown: ResultRecord; looks: readonly AbResultRow[] }

function lookOf({ test }: TestFrame, found: TestAnalysis, { record, shown, looks }: Looks) {
  const { look } = found.analysis
  const { information, planned, taken } = found.state
  return {
    phase: look.phase,
    next: look.phase === 'waiting' ? look.next : null,
    information,
    planned,
    taken,
    fractions: plannedFractions(test.plan),
    bounds: plannedBounds(test.plan),
    readings: readings(record, looks),
    /** When the figures that are shown were read. */
    readAt: shown.asOf,
  }
}

/** Everything a page about a test's results draws. */
export function toResults(frame: TestFrame, found: TestAnalysis, looks: readonly AbResultRow[]) {
  const { test } = frame
  const record = toRecord(frame, found)
  const shown = standing(record, looks) ?? record
  return {
    ...shown,
    asOf: record.asOf,
    harms: record.harms,
    test: test.slug,
    status: test.status,
    engine: test.plan.engine,
    mode: test.plan.mode,
    primary: test.plan.primary,
    guardrails: test.plan.guardrails,
    alpha: test.plan.alpha,
    /** Of the metric `value`; null where the plan has none. */
    currency: frame.money.at(-1)?.currency ?? null,
    maturityHours: frame.waitSeconds === null ? null : frame.waitSeconds / 3600,
    look: lookOf(frame, found, { record, shown, looks }),
    maturity: found.maturity,
    daysRun: found.daysRun,
    minimumDays: test.plan.minimumDays ?? 0,
    units: {
      ...found.units,
      arms: test.plan.arms.map(({ arm, version }, place) => ({
        arm,
        version,
        exposed: found.units.exposed[place] ?? 0,
        mature: found.units.mature[place] ?? 0,
      })),
    },
    days: found.days.map(({ day, exposed, shares }) => ({
      day: new Date(day * DAY_MS).toISOString(),
      exposed,
      shares,
    })),
  }
}
export type AbTestResults = ReturnType<typeof toResults>
