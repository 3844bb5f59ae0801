import type { Tone } from '@/components/ui/verdict-shape'
import type { AbTest, Clause, ReadTest, Results } from './figures'
import { differenceText, intervalText, metricName } from './metric-words'
import { challengerOf, controlOf } from './prepare-effects'
import type { AbWords } from './words'

/** Clauses that hold when they do not fire; the others hold when they do. */
const HOLDS_WHEN_FIRED: ReadonlySet<string> = new Set(['primary_better', 'guardrails_hold'])
const STOPS: ReadonlySet<string> = new Set(['health_failed', 'guardrail_harmed', 'primary_worse'])
const WAITS: ReadonlySet<string> = new Set([
  'not_yet_readable',
  'too_early',
  'primary_undecided',
  'primary_not_measurable',
])

export const decisive = ({ clauses }: Pick<Results, 'clauses'>): Clause | undefined =>
  clauses.find(({ fired }) => fired)

const namesOf = (metrics: readonly string[], words: AbWords) =>
  [...new Set(metrics)].map((metric) => metricName(metric, words)).join(words.t('comma'))

const failedChecks = ({ health }: Results, { t }: AbWords) =>
  health.flatMap(({ check, status }) => (status === 'fail' ? [t(`health.check.${check}`)] : [])).join(t('comma'))

const harmedMetrics = ({ harms }: Results) => harms.flatMap(({ metric, harmed }) => (harmed ? [metric] : []))

const unshown = ({ clauses, guardrails }: Results): string[] => {
  const named = clauses.find(({ id, fired }) => fired && id === 'guardrail_not_shown')?.because.split(', ') ?? []
  return guardrails.flatMap(({ metric }) => (named.includes(metric) ? [metric] : []))
}

function figures(test: AbTest, results: Results, words: AbWords) {
  const challenger = challengerOf(test, results)
  const primary = results.metrics.find(({ role }) => role === 'primary')
  const absolute = primary?.comparisons.find(({ arm }) => arm === challenger?.arm)?.absolute
  const known = primary && absolute && absolute.value !== null
  return {
    difference: known ? differenceText(primary.metric, absolute.value, words) : '',
    interval: known ? intervalText(primary.metric, absolute, words) : '',
  }
}

/** What the test comes to, in one sentence: that of the clause that decides. */
export function verdictSentence(test: AbTest, results: Results, words: AbWords): string {
  const { t, format } = words
  const { look, primary, daysRun, minimumDays, engine } = results
  const clause = decisive(results)
  if (!clause) return t('sentence.none')
  const all = results.guardrails.length
  const id = clause.id === 'not_yet_readable' && engine === 'fixed_horizon' ? 'not_yet_readable_fixed' : clause.id
  return t(`sentence.${id}`, {
    version: challengerOf(test, results)?.version ?? '',
    control: controlOf(test)?.version ?? '',
    metric: metricName(primary.metric, words),
    ...figures(test, results, words),
    checks: failedChecks(results, words),
    harmed: namesOf(harmedMetrics(results), words),
    unshown: namesOf(unshown(results), words),
    guardrails: all,
    have: format.count(look.information),
    next: format.count(look.next ?? look.planned),
    days: format.number(Math.floor(daysRun)),
    minimum: format.number(minimumDays),
  })
}

export type ClauseRow = {
  id: string
  asked: boolean
  tone: Tone
  word: string
  name: string
  value: string
  decides: boolean
}

function clauseValue(clause: Clause, { test, results }: ReadTest, words: AbWords): string {
  const { t, format } = words
  const { look, daysRun, minimumDays, health, deviations } = results
  switch (clause.id) {
    case 'health_failed':
      return clause.fired
        ? failedChecks(results, words)
        : t('clause.passed', { ok: health.filter(({ status }) => status !== 'fail').length, all: health.length })
    case 'guardrail_harmed':
      return clause.fired ? namesOf(harmedMetrics(results), words) : t('clause.noHarm')
    case 'not_yet_readable':
      return t('clause.units', { have: format.count(look.information), need: format.count(look.next ?? look.planned) })
    case 'too_early':
      return t('clause.days', { have: format.number(Math.floor(daysRun)), need: format.number(minimumDays) })
    case 'guardrail_not_shown':
      return clause.fired ? namesOf(unshown(results), words) : t('clause.margins', { count: results.guardrails.length })
    case 'plan_deviates':
      return clause.fired ? t('clause.changes', { count: deviations.length }) : t('clause.unchanged')
    case 'primary_not_measurable':
      return metricName(results.primary.metric, words)
    case 'primary_undecided':
      return figures(test, results, words).interval
    case 'primary_not_better':
    case 'guardrails_hold':
      return ''
    default:
      return figures(test, results, words).difference
  }
}

function toneOf(clause: Clause, asked: boolean): Tone {
  if (!asked) return 'muted'
  if (HOLDS_WHEN_FIRED.has(clause.id)) return clause.fired ? 'good' : 'muted'
  if (!clause.fired) return 'good'
  return STOPS.has(clause.id) ? 'bad' : WAITS.has(clause.id) ? 'info' : 'warn'
}

/** The named clauses in the order in which they are asked. */
export function clauseRows(read: ReadTest, words: AbWords): ClauseRow[] {
  const { results } = read
  const { t } = words
  const first = decisive(results)
  return results.clauses.map((clause) => {
    const asked = clause.because !== 'not asked'
    const tone = toneOf(clause, asked)
    return {
      id: clause.id,
      asked,
      tone,
      word: t(`clause.state.${tone}`),
      name: t(`clause.name.${clause.id}`),
      value: asked ? clauseValue(clause, read, words) : t('clause.notAsked'),
      decides: clause.id === first?.id,
    }
  })
}
