import { metricDifference, metricText } from '@/components/performance/metric-unit'
import type { Shape, Tone } from '@/components/ui/verdict-shape'
import { absentWords } from './absent-words'
import type { Promotion } from './figures'
import { figureText, limitText, points } from './gate-figures'
import type { PromotionWords } from './words'

type Evidence = Promotion['evidence']
type Gate = Promotion['gates'][number]
type Told = { words: string; figure?: string; range?: string }

export type GateRow = {
  gate: Gate['gate']
  name: string
  mark: { tone: Tone; shape: Shape; word: string }
  words: string
  figure: string
  range: string
  limit: string
}

type Mark = { tone: Tone; shape: Shape }
const MARKS: Record<Gate['verdict'], Mark> = {
  pass: { tone: 'good', shape: 'circle' },
  warn: { tone: 'warn', shape: 'triangle' },
  block: { tone: 'bad', shape: 'octagon' },
}

function reference({ figure }: Gate, { t, format }: PromotionWords): Told {
  if (!figure) return { words: t('gateWords.noReference') }
  return { words: t('gateWords.reference', { count: figure, countText: format.count(figure) }) }
}

function labelled({ figure }: Gate, { moreLabelled }: Evidence, { t, format }: PromotionWords): Told {
  const some = moreLabelled ? 'gateWords.labelledAtLeast' : 'gateWords.labelled'
  return { words: t(figure === 0 && !moreLabelled ? 'gateWords.noLabels' : some, { n: format.count(figure) }) }
}

function notWorse({ code }: Gate, { champion, comparison }: Evidence, words: PromotionWords): Told {
  const { t, p, format } = words
  if (champion === null) return { words: t('gateWords.noChampion') }
  if (!comparison.measured) return { words: absentWords(comparison.reason, t) }
  const { metric, difference, candidate, n } = comparison
  const values = {
    metric: p(`metric.${metric}`),
    candidate: metricText(format, metric, candidate),
    champion: metricText(format, metric, comparison.champion),
    version: champion.version,
    n: format.count(n),
  }
  const kind = code === 'not_measured' ? 'tooFewShared' : code === 'not_proven' ? 'notProven' : 'compared'
  const { low, high } = difference
  return {
    words: t(`gateWords.${kind}`, values),
    // Too few cases are not judged, and still told.
    figure: metricDifference(format, metric, difference.value),
    range:
      low === null || high === null
        ? ''
        : format.interval(low, high, (value) => metricDifference(format, metric, value)),
  }
}

function drift({ figure }: Gate, { drift: found }: Evidence, { t, format }: PromotionWords): Told {
  if (!found.measured) return { words: absentWords(found.reason, t) }
  if (figure === null) return { words: t('gateWords.driftTooFew') }
  const values = {
    drifted: format.count(found.drifted),
    features: format.count(found.features - found.insufficient),
    worst: found.worst?.feature ?? '',
  }
  return { words: t(found.drifted === 0 || !found.worst ? 'gateWords.driftBare' : 'gateWords.drift', values) }
}

function quality({ quality: found }: Evidence, { t, format }: PromotionWords): Told {
  if (!found.measured) return { words: absentWords(found.reason, t) }
  const values = { worse: format.count(found.worse), features: format.count(found.features), worst: found.worst ?? '' }
  return { words: t(found.worse === 0 || !found.worst ? 'gateWords.qualityBare' : 'gateWords.quality', values) }
}

function fairness({ figure }: Gate, { fairness: found }: Evidence, words: PromotionWords): Told {
  const { t, format } = words
  if (!found.measured) return { words: absentWords(found.reason, t) }
  const gap = found.gaps.find((one) => one.gap === figure)
  if (!gap) return { words: t('gateWords.fairnessTooFew') }
  const values = {
    measure: t(`measure.${gap.measure}`),
    segment: gap.segment,
    lowest: gap.lowest.value,
    low: format.share(gap.lowest.figure),
    highest: gap.highest.value,
    high: format.share(gap.highest.figure),
  }
  return {
    words: t('gateWords.fairness', values),
    range: format.interval(gap.low, gap.high, (value) => points(value, words)),
  }
}

/** Why nobody's word counts; null where somebody's does. */
export function unvouchedWords({ code, figure }: Pick<Gate, 'code' | 'figure'>, words: PromotionWords): string | null {
  const { t, format } = words
  switch (code) {
    case 'unclassified_features':
      return t('gateWords.unclassified', { count: figure ?? 0, countText: format.count(figure) })
    case 'not_independent':
      return t('gateWords.notIndependent')
    case 'not_vouched_for':
      return t('gateWords.nobody')
    default:
      return null
  }
}

function vouched(gate: Gate, names: readonly string[], words: PromotionWords): Told {
  const { t, a } = words
  const values = { names: names.join(a('listComma')), count: names.length }
  return { words: unvouchedWords(gate, words) ?? t('gateWords.vouched', values) }
}

function ruleTests({ code }: Gate, { rules }: Evidence, { t, format }: PromotionWords): Told {
  if (code === 'not_measured' || !rules) return { words: t('gateWords.noTests') }
  const values = { failed: format.count(rules.failed.length), tests: format.count(rules.tests) }
  return { words: t('gateWords.ruleTests', values) }
}

type Judged = Pick<Promotion, 'evidence' | 'vouched'>

function tell(gate: Gate, { evidence, vouched: by }: Judged, words: PromotionWords): Told {
  switch (gate.gate) {
    case 'reference_exists':
      return reference(gate, words)
    case 'minimum_labelled':
      return labelled(gate, evidence, words)
    case 'not_worse_than_champion':
      return notWorse(gate, evidence, words)
    case 'drift':
      return drift(gate, evidence, words)
    case 'data_quality':
      return quality(evidence, words)
    case 'rule_tests':
      return ruleTests(gate, evidence, words)
    case 'fairness':
      return fairness(gate, evidence, words)
    case 'ab_verdict':
      return { words: words.t('gateWords.noTest') }
    default:
      return vouched(gate, by[gate.gate] ?? [], words)
  }
}

/** A gate as it is read: verdict, its reason in words, the figure, its range and the limit. */
export function gateRow(gate: Gate, judged: Judged, words: PromotionWords): GateRow {
  const told = tell(gate, judged, words)
  const { comparison } = judged.evidence
  const metric = comparison.measured ? comparison.metric : null
  return {
    gate: gate.gate,
    name: words.t(`gate.${gate.gate}`),
    mark: { ...MARKS[gate.verdict], word: words.t(`verdict.${gate.verdict}`) },
    words: told.words,
    figure: told.figure ?? figureText(gate, metric, words),
    range: told.range ?? '',
    limit: limitText(gate, metric, words),
  }
}

export type GateCount = { all: number; hold: number; warn: number; block: number }

export function countGates(gates: readonly Pick<Gate, 'verdict'>[]): GateCount {
  const of = (verdict: Gate['verdict']) => gates.filter((gate) => gate.verdict === verdict).length
  return { all: gates.length, hold: of('pass'), warn: of('warn'), block: of('block') }
}
