'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { daySpan } from '@/components/models/day-span'
import { sentences } from '@/components/models/sentence-case'
import { Verdict } from '@/components/ui/verdict'
import { SCORE_FEATURE } from '@/domain/features/score-feature'
import { useFormat } from '@/lib/i18n/use-format'
import { DriftControls } from './drift-controls'
import type { DriftFacts } from './drift-facts'
import { sentenceKey, verdictOf } from './drift-sentence'
import { driftSince, sinceBefore } from './drift-since'
import { categoryShift, meanShift } from './mean-shift'
import type { RankedFinding } from './rank-findings'
import { featureName } from './reason-words'
import { type Drift, useDistribution } from './use-drift'

type Props = { facts: DriftFacts; drift: Drift }

function useScope({ facts, drift }: Props): string {
  const t = useTranslations('drift')
  const format = useFormat(facts.zone)
  const { ask, reference } = facts
  const n = Math.max(0, ...drift.ranked.map(({ finding }) => finding.n.window))
  const exact = ask.exact || ask.preset === 'nannyml'
  const values = {
    version: ask.version,
    window: format.range(drift.span.from, drift.span.to),
    zone: facts.zone,
    n: format.count(n),
    nReference: format.count(reference.rows),
    method: `${t(`preset.${ask.preset}`)}, ${t(exact ? 'exactWords' : 'binsWords')}`,
  }
  return reference.from && reference.to
    ? t('scope', { ...values, reference: daySpan(format, reference.from, reference.to) })
    : t('scopeNoSpan', values)
}

function useCounts(ranked: readonly RankedFinding[]): (string | null)[] {
  const t = useTranslations('drift')
  const format = useFormat()
  const count = (state: RankedFinding['state']) => ranked.filter((one) => one.state === state).length
  const [drifted, steady, few, unmeasured] = [
    count('drifted'),
    count('steady'),
    count('insufficient'),
    count('unmeasured'),
  ]
  const of = (value: number) => ({ count: value, countText: format.count(value) })
  return [
    drifted + steady > 0
      ? t('why.count', { drifted: format.count(drifted), measured: format.count(drifted + steady) })
      : null,
    few > 0 ? t('why.insufficient', of(few)) : null,
    unmeasured > 0 ? t('why.unmeasured', of(unmeasured)) : null,
  ]
}

/** A feature is over its limit: since when, and which way it went. */
function Drifted({ facts, drift, finding }: Props & { finding: RankedFinding }) {
  const t = useTranslations('drift')
  const format = useFormat(facts.zone)
  const counts = useCounts(drift.ranked)
  const scope = useScope({ facts, drift })
  const { feature } = finding.finding
  const distribution = useDistribution(facts.ask, feature, drift.span)
  const since = sinceBefore(driftSince(drift.series, feature), drift.span, facts.ask.bucket)
  const shift = meanShift(distribution.baseline, distribution.counts)
  const category = categoryShift(distribution.baseline, distribution.counts)
  const isScore = feature === SCORE_FEATURE
  const sentence = t.rich(`sentence.${sentenceKey(distribution, since)}`, {
    feature: isScore ? t('scoreLong') : feature,
    when: since ? format.date(since.since, { year: false }) : '',
    f: (chunks: ReactNode) =>
      isScore ? chunks : <code className="font-mono font-normal text-[0.95em]">{chunks}</code>,
  })
  const moved = shift
    ? t('why.mean', { reference: format.number(shift.reference), window: format.number(shift.window) })
    : category &&
      t('why.category', {
        category: category.category,
        reference: format.share(category.reference),
        window: format.share(category.window),
      })
  const others = drift.ranked.filter((one) => one.state === 'drifted' && one !== finding).slice(0, 3)
  const names = others.map((one) => featureName(t, one.finding.feature)).join(format.locale === 'zh' ? '、' : ', ')
  const also = others.length > 0 ? t('why.also', { names }) : null
  return (
    <Verdict
      sentence={sentence}
      why={sentences(format.locale, [
        moved,
        ...counts,
        also,
        t('why.inputsOnly'),
        facts.ask.preset === 'nannyml' ? t('exactNote') : null,
      ])}
      scope={scope}
      actions={<DriftControls />}
    />
  )
}

export function DriftVerdict({ facts, drift }: Props) {
  const t = useTranslations('drift')
  const format = useFormat(facts.zone)
  const counts = useCounts(drift.ranked)
  const scope = useScope({ facts, drift })
  const verdict = verdictOf(drift.ranked)
  if (verdict.kind === 'drifted') return <Drifted facts={facts} drift={drift} finding={verdict.finding} />
  return (
    <Verdict
      sentence={t(`sentence.${verdict.kind}`, { version: facts.ask.version })}
      why={sentences(format.locale, counts)}
      scope={scope}
      actions={<DriftControls />}
    />
  )
}
