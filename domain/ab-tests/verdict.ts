import type { Analysis } from './analyse'
import type { Comparison, MetricResult } from './figures'
import type { HealthGate } from './health'
import type { Direction, Plan } from './input'

export const VERDICTS = ['promote', 'hold', 'roll_back', 'invalid', 'insufficient'] as const
export type Verdict = (typeof VERDICTS)[number]

export type ClauseId =
  | 'health_failed'
  | 'guardrail_harmed'
  | 'not_yet_readable'
  | 'primary_not_measurable'
  | 'primary_worse'
  | 'too_early'
  | 'primary_undecided'
  | 'primary_not_better'
  | 'guardrail_not_shown'
  | 'plan_deviates'
  | 'primary_better'
  | 'guardrails_hold'

/** `because` names the figures by their metric; screens word them. */
export type Clause = { id: ClauseId; fired: boolean; because: string }

export type VerdictRecord = {
  verdict: Verdict
  /** The challenger the verdict is about; null where it is about none. */
  arm: string | null
  exploratory: boolean
  clauses: Clause[]
}

export type VerdictInput = {
  plan: Plan
  analysis: Analysis
  health: readonly HealthGate[]
  /** Days since the first exposure. */
  daysRun: number
  deviations: readonly string[]
}

/** The effect in the direction that is better, from the absolute figures alone. */
function goodness({ absolute }: Comparison, direction: Direction): number | null {
  if (absolute.value === null) return null
  return direction === 'up' ? absolute.value : -absolute.value
}

/** Non-inferior when the limit on the bad side is better than the margin. */
export function nonInferior(
  { absolute }: Pick<Comparison, 'absolute'>,
  { direction, margin }: { direction: Direction; margin: number },
): boolean {
  if (absolute.value === null) return false
  if (direction === 'up') return absolute.low !== null && absolute.low > -margin
  return absolute.high !== null && absolute.high < margin
}

const ofRole = (metrics: readonly MetricResult[], role: MetricResult['role']) =>
  metrics.filter((metric) => metric.role === role)

type Standing = { arm: string; better: boolean; worse: boolean; measured: boolean; unshown: string[]; effect: number }

function standings({ plan, analysis }: VerdictInput): Standing[] {
  const primary = ofRole(analysis.metrics, 'primary')[0]
  const guardrails = ofRole(analysis.metrics, 'guardrail')
  return (primary?.comparisons ?? []).map((comparison) => {
    const good = goodness(comparison, plan.primary.direction)
    const unshown = plan.guardrails.flatMap((promised) => {
      const read = guardrails.find(({ metric }) => metric === promised.metric)?.comparisons
      const own = read?.find(({ arm }) => arm === comparison.arm)
      return own && nonInferior(own, promised) ? [] : [promised.metric]
    })
    return {
      arm: comparison.arm,
      measured: good !== null,
      better: comparison.decided && good !== null && good > 0,
      worse: comparison.decided && good !== null && good < 0,
      unshown,
      effect: good ?? Number.NEGATIVE_INFINITY,
    }
  })
}

/** The challenger to speak of: better with all guardrails shown, then better, then the largest effect. */
function foremost(all: readonly Standing[]): Standing | undefined {
  const rank = (one: Standing) => (one.better ? (one.unshown.length === 0 ? 2 : 1) : 0)
  return [...all].sort((a, b) => rank(b) - rank(a) || b.effect - a.effect)[0]
}

type Rule = { id: ClauseId; verdict: Verdict; fired: boolean; because: string; arm?: string | null }

/** What comes before any effect: nothing is concluded from a test that is not sound, and harm stops it on any day. */
function safetyRules({ analysis, health }: VerdictInput): Rule[] {
  const failed = health.filter(({ status }) => status === 'fail').map(({ check }) => check)
  const harmed = analysis.harms.filter((reading) => reading.harmed)
  const { look } = analysis
  return [
    {
      id: 'health_failed',
      verdict: 'invalid',
      fired: failed.length > 0,
      because: failed.join(', ') || 'no gate failed',
    },
    {
      id: 'guardrail_harmed',
      verdict: 'roll_back',
      fired: harmed.length > 0,
      because: harmed.map((harm) => `${harm.metric} of ${harm.arm}`).join(', ') || 'no guardrail is harmed',
      arm: harmed[0]?.arm ?? null,
    },
    {
      id: 'not_yet_readable',
      verdict: 'insufficient',
      fired: look.phase === 'waiting',
      because: look.phase === 'waiting' ? `the next look is at ${look.next} mature units` : 'a look is due',
    },
  ]
}

function closingRules({ plan, analysis, daysRun, deviations }: VerdictInput, best: Standing | undefined): Rule[] {
  const arm = best?.arm ?? null
  const unshown = best?.unshown ?? []
  const minimum = plan.minimumDays ?? 0
  const final = analysis.look.phase === 'final'
  const early: Rule = {
    id: 'too_early',
    verdict: 'insufficient',
    fired: daysRun < minimum,
    because: `${daysRun.toFixed(1)} of ${minimum} days`,
  }
  const kept: Rule = {
    id: 'guardrail_not_shown',
    verdict: final ? 'hold' : 'insufficient',
    fired: unshown.length > 0,
    because: unshown.join(', ') || 'every guardrail holds its margin',
    arm,
  }
  const changed: Rule = {
    id: 'plan_deviates',
    verdict: 'hold',
    fired: deviations.length > 0,
    because: deviations.join(', ') || 'the plan is the frozen one',
    arm,
  }
  return [early, kept, changed]
}

function primaryRules({ plan, analysis }: VerdictInput, all: readonly Standing[]): Rule[] {
  const best = foremost(all)
  const arm = best?.arm ?? null
  const because = plan.primary.metric
  const better = best?.better ?? false
  const final = analysis.look.phase === 'final'
  const worse = all.length > 0 && all.every((one) => one.worse)
  return [
    { id: 'primary_not_measurable', verdict: 'insufficient', fired: !all.some(({ measured }) => measured), because },
    { id: 'primary_worse', verdict: 'roll_back', fired: worse, because, arm },
    { id: 'primary_undecided', verdict: 'insufficient', fired: !better && !worse && !final, because },
    { id: 'primary_not_better', verdict: 'hold', fired: !better && !worse && final, because, arm },
    { id: 'primary_better', verdict: 'promote', fired: better, because, arm },
  ]
}

/** In the order in which they are asked. A canary asks for safety only: its last look promotes when every guardrail holds. */
function rules(input: VerdictInput): Rule[] {
  const { plan, analysis } = input
  const all = standings(input)
  const closing = closingRules(input, foremost(all))
  if (plan.mode === 'canary') {
    const final = analysis.look.phase === 'final' && plan.guardrails.length > 0
    const arm = foremost(all)?.arm ?? null
    const because = plan.guardrails.map(({ metric }) => metric).join(', ')
    return [
      ...safetyRules(input),
      ...closing,
      { id: 'guardrails_hold', verdict: final ? 'promote' : 'insufficient', fired: true, because, arm },
    ]
  }
  const primary = primaryRules(input, all)
  return [...safetyRules(input), ...primary.slice(0, -1), ...closing, ...primary.slice(-1)]
}

const SAFETY: ReadonlySet<ClauseId> = new Set(['health_failed', 'guardrail_harmed', 'not_yet_readable'])

/**
 * The verdict is that of the first clause in the list that fired. Clauses read absolute effects, the engine's decisions and health,
 * and nothing that depends on how a figure is shown. Behind a clause about safety or a look that is not due the others are not asked.
 */
export function decide(input: VerdictInput): VerdictRecord {
  const listed = rules(input)
  const first = listed.findIndex(({ fired }) => fired)
  const winner = listed[first]
  const blocked = winner !== undefined && SAFETY.has(winner.id)
  return {
    verdict: winner?.verdict ?? 'insufficient',
    arm: winner?.arm ?? null,
    exploratory: input.deviations.length > 0,
    clauses: listed.map(({ id, fired, because }, i) =>
      blocked && i > first ? { id, fired: false, because: 'not asked' } : { id, fired, because },
    ),
  }
}
