'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { QualityWindow } from '@/components/models/figures'
import { sentences } from '@/components/models/sentence-case'
import { Verdict } from '@/components/ui/verdict'
import { useFormat } from '@/lib/i18n/use-format'
import type { QualityFacts } from './quality-ask'
import { rankQuality } from './rank-quality'

type Props = { facts: QualityFacts; window: QualityWindow; hasReference: boolean }

function useSentence({ facts, window, hasReference }: Props): ReactNode {
  const t = useTranslations('quality')
  const format = useFormat(facts.zone)
  const { version } = facts.ask
  const counted = (count: number) => ({ count, countText: format.count(count), version })
  const worst = rankQuality(window.features)[0]
  if (!hasReference) return t('sentence.noReference', { version })
  if (window.worse > 0 && worst) {
    return t.rich('sentence.worse', {
      ...counted(window.worse),
      worst: worst.feature,
      f: (chunks: ReactNode) => <code className="font-mono font-normal text-[0.95em]">{chunks}</code>,
    })
  }
  if (window.unknownFeatures.length > 0) return t('sentence.unknown', counted(window.unknownFeatures.length))
  const judged = window.features.some((feature) => feature.verdict !== 'insufficient')
  return t(judged ? 'sentence.well' : 'sentence.few', { version })
}

/** How the data stands against training: the sentence, what was flagged, and what it speaks of. */
export function QualityVerdict(props: Props) {
  const t = useTranslations('quality')
  const { facts, window, hasReference } = props
  const format = useFormat(facts.zone)
  const sentence = useSentence(props)
  const { predictions = 0, flagged = 0, errors = 0 } = window
  const few = window.insufficient
  const values = {
    version: facts.ask.version,
    window: format.range(window.from, window.to),
    zone: facts.zone,
    n: format.count(predictions),
  }
  const why = sentences(format.locale, [
    flagged > 0
      ? t('why.flagged', {
          flagged: format.count(flagged),
          n: format.count(predictions),
          share: format.share(predictions > 0 ? flagged / predictions : null, { digits: 2 }),
        })
      : t('why.noFlagged', { n: format.count(predictions) }),
    errors > 0 ? t('why.errors', { errors: format.count(errors) }) : null,
    hasReference && few > 0 ? t('why.insufficient', { count: few, countText: format.count(few) }) : null,
    flagged > 0 ? t('why.stored') : null,
  ])
  const scope = hasReference
    ? t('scope', { ...values, nReference: format.count(facts.referenceRows) })
    : t('scopeNoReference', values)
  return <Verdict sentence={sentence} why={why} scope={scope} />
}
