'use client'
import { useTranslations } from 'use-intl'
import type { Distribution } from '@/components/models/figures'
import { type Fact, FactStrip } from '@/components/ui/fact-strip'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { useFormat } from '@/lib/i18n/use-format'
import type { DriftFacts } from './drift-facts'
import { categoryShift, meanShift } from './mean-shift'
import { missingShares } from './prepare-distribution'
import { answersWithP, type RankedFinding } from './rank-findings'

type Words = { t: AreaTranslator<'drift'>; format: Format }
type Props = { facts: DriftFacts; ranked: RankedFinding; distribution: Distribution; features: number }

function distanceFact({ finding, state }: RankedFinding, showsP: boolean, { t, format }: Words): Fact {
  const tested = answersWithP(finding)
  const number = (value: number | null) => format.number(value, { digits: 3 })
  const limit = finding.threshold === null ? undefined : t('fact.limit', { limit: number(finding.threshold) })
  if ((tested && !showsP) || state === 'insufficient') return { label: t('column.state'), value: t(`state.${state}`) }
  return {
    label: t(tested ? 'fact.pValue' : 'fact.distance'),
    value: tested ? format.p(finding.value) : number(finding.value),
    ...(limit && { hint: limit }),
  }
}

function movedFact(distribution: Distribution, { t, format }: Words): Fact | null {
  const shift = meanShift(distribution.baseline, distribution.counts)
  if (shift) {
    const values = { reference: format.number(shift.reference), window: format.number(shift.window) }
    return { label: t('fact.mean'), value: t('fact.meanPair', values), hint: t('fact.meanHint') }
  }
  const category = categoryShift(distribution.baseline, distribution.counts)
  if (!category) return null
  const values = { reference: format.share(category.reference), window: format.share(category.window) }
  return { label: t('fact.top'), value: category.category, hint: t('fact.topPair', values) }
}

/** The figures of the chosen feature, each with what it is measured against. */
export function FeatureFacts({ facts, ranked, distribution, features }: Props) {
  const t = useTranslations('drift')
  const format = useFormat(facts.zone)
  const words = { t, format }
  const { finding } = ranked
  const missing = missingShares(distribution.baseline, distribution.counts)
  const moved = movedFact(distribution, words)
  const strip: Fact[] = [distanceFact(ranked, facts.showsP, words)]
  if (facts.showsP && finding.adjustedPValue !== null) {
    const hint = t('fact.ofFeatures', { count: format.count(features) })
    strip.push({ label: t('fact.adjustedP'), value: format.p(finding.adjustedPValue), hint })
  }
  if (moved) strip.push(moved)
  strip.push({
    label: t('fact.missing'),
    value: format.share(missing.window),
    hint: t('fact.missingHint', { share: format.share(missing.reference) }),
  })
  if (finding.detectableShift !== null && facts.showsP) {
    strip.push({
      label: t('fact.detectable'),
      value: format.number(finding.detectableShift, { digits: 3 }),
      hint: t('fact.detectableHint', { n: format.count(finding.n.window) }),
    })
  } else {
    strip.push({
      label: t('fact.n'),
      value: format.count(finding.n.window),
      hint: t('fact.nHint', { n: format.count(finding.n.reference) }),
    })
  }
  return (
    <div className="mt-3 border-border border-t pt-3">
      <FactStrip facts={strip} />
    </div>
  )
}
