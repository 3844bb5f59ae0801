import { metricDifference, metricText, metricUnit } from '@/components/performance/metric-unit'
import type { Shape, Tone } from '@/components/ui/verdict-shape'
import type { AttestationKind } from '@/domain/promotions/attestation'
import { absentWords } from './absent-words'
import type { Promotion } from './figures'
import type { PromotionWords } from './words'

type Evidence = Promotion['evidence']
type Gate = Promotion['gates'][number]
type Told = { words: string; figure?: string; range?: string; limit?: string }

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
  if (!figure) return { words: t('gateWords.noReference'), figure: format.count(0), limit: t('limit.rows') }
  const count = { count: figure, countText: format.count(figure) }
  return { words: t('gateWords.reference', count), figure: format.count(figure), limit: t('limit.rows') }
}

function labelled({ figure, limit }: Gate, { moreLabelled }: Evidence, { t, format }: PromotionWords): Told {
  const n = format.count(figure)
  const some = moreLabelled ? 'gateWords.labelledAtLeast' : 'gateWords.labelled'
  return {
    words: t(figure === 0 && !moreLabelled ? 'gateWords.noLabels' : some, { n }),
    figure: n,
    limit: t('limit.least', { limit: format.count(limit) }),
  }
}

function margin(limit: number | null, comparison: Evidence['comparison'], { t, format }: PromotionWords): string {
  if (limit === null) return ''
  if (!comparison.measured) return t('limit.worseBy', { limit: format.number(limit, { digits: 3 }) })
  const share = metricUnit(comparison.metric).kind === 'share'
  const text = share ? format.difference(limit) : format.number(limit, { digits: 3 })
  return t('limit.worseBy', { limit: text.replace(/^\+/, '') })
}

function notWorse({ code, limit }: Gate, { champion, comparison }: Evidence, words: PromotionWords): Told {
  const { t, p, format } = words
  const told = { limit: margin(limit, comparison, words) }
  if (champion === null) return { ...told, words: t('gateWords.noChampion') }
  if (!comparison.measured) return { ...told, words: absentWords(comparison.reason, t) }
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
    ...told,
    words: t(`gateWords.${kind}`, values),
    figure: metricDifference(format, metric, difference.value),
    range:
      low === null || high === null
        ? ''
        : format.interval(low, high, (value) => metricDifference(format, metric, value)),
  }
}

function drift({ figure, limit }: Gate, { drift: found }: Evidence, { t, format }: PromotionWords): Told {
  const told = { limit: t('limit.most', { limit: format.share(limit) }) }
  if (!found.measured) return { ...told, words: absentWords(found.reason, t) }
  if (figure === null) return { ...told, words: t('gateWords.driftTooFew') }
  const values = {
    drifted: format.count(found.drifted),
    features: format.count(found.features - found.insufficient),
    worst: found.worst?.feature ?? '',
  }
  const key = found.drifted === 0 || !found.worst ? 'gateWords.driftBare' : 'gateWords.drift'
  return { ...told, words: t(key, values), figure: format.share(figure) }
}

function quality({ figure, limit }: Gate, { quality: found }: Evidence, { t, format }: PromotionWords): Told {
  const told = { limit: t('limit.most', { limit: format.count(limit) }) }
  if (!found.measured) return { ...told, words: absentWords(found.reason, t) }
  const values = { worse: format.count(found.worse), features: format.count(found.features), worst: found.worst ?? '' }
  const key = found.worse === 0 || !found.worst ? 'gateWords.qualityBare' : 'gateWords.quality'
  return { ...told, words: t(key, values), figure: format.count(figure) }
}

function fairness({ figure, limit }: Gate, { fairness: found }: Evidence, { t, format }: PromotionWords): Told {
  const told = limit === null ? {} : { limit: t('limit.most', { limit: format.difference(limit).replace(/^\+/, '') }) }
  if (!found.measured) return { ...told, words: absentWords(found.reason, t) }
  const gap = found.gaps.find((one) => one.gap === figure)
  if (!gap) return { ...told, words: t('gateWords.fairnessTooFew') }
  const values = {
    measure: t(`measure.${gap.measure}`),
    segment: gap.segment,
    lowest: gap.lowest.value,
    low: format.share(gap.lowest.figure),
    highest: gap.highest.value,
    high: format.share(gap.highest.figure),
  }
  const points = (value: number) => format.difference(value).replace(/^\+/, '')
  return {
    ...told,
    words: t('gateWords.fairness', values),
    figure: points(gap.gap),
    range: format.interval(gap.low, gap.high, points),
  }
}

function vouched(kind: AttestationKind, { code, figure }: Gate, evidence: Evidence, words: PromotionWords): Told {
  const { t, format } = words
  const told = { limit: t(`limit.${kind}`) }
  if (code === 'unclassified_features') {
    const count = { count: figure ?? 0, countText: format.count(figure) }
    return { ...told, words: t('gateWords.unclassified', count), figure: format.count(figure) }
  }
  if (code === 'not_independent') return { ...told, words: t('gateWords.notIndependent') }
  if (code !== 'fulfilled') return { ...told, words: t('gateWords.nobody') }
  const by = evidence.attestations.filter((one) => one.kind === kind)
  const names = [...new Set(by.map(({ name }) => name))].join(', ')
  return { ...told, words: t('gateWords.vouched', { names }) }
}

function ruleTests({ code, figure }: Gate, { rules }: Evidence, { t, format }: PromotionWords): Told {
  const told = { limit: t('limit.most', { limit: format.count(0) }) }
  if (code === 'not_measured' || !rules) return { ...told, words: t('gateWords.noTests') }
  const values = { failed: format.count(rules.failed.length), tests: format.count(rules.tests) }
  return { ...told, words: t('gateWords.ruleTests', values), figure: format.count(figure) }
}

function tell(gate: Gate, evidence: Evidence, words: PromotionWords): Told {
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
      return quality(gate, evidence, words)
    case 'rule_tests':
      return ruleTests(gate, evidence, words)
    case 'fairness':
      return fairness(gate, evidence, words)
    case 'ab_verdict':
      return { words: words.t('gateWords.noTest') }
    default:
      return vouched(gate.gate, gate, evidence, words)
  }
}

/** A gate as it is read: verdict, its reason in words, the figure, its range and the limit. */
export function gateRow(gate: Gate, evidence: Evidence, words: PromotionWords): GateRow {
  const told = tell(gate, evidence, words)
  return {
    gate: gate.gate,
    name: words.t(`gate.${gate.gate}`),
    mark: { ...MARKS[gate.verdict], word: words.t(`verdict.${gate.verdict}`) },
    words: told.words,
    figure: told.figure ?? '',
    range: told.range ?? '',
    limit: told.limit ?? '',
  }
}

export type GateCount = { all: number; hold: number; warn: number; block: number }

export function countGates(gates: readonly Pick<Gate, 'verdict'>[]): GateCount {
  const of = (verdict: Gate['verdict']) => gates.filter((gate) => gate.verdict === verdict).length
  return { all: gates.length, hold: of('pass'), warn: of('warn'), block: of('block') }
}
