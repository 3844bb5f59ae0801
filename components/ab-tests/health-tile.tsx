'use client'
import { Chip } from '@/components/ui/chip'
import { FactStrip } from '@/components/ui/fact-strip'
import { Tile } from '@/components/ui/tile'
import type { ReadTest } from './figures'
import { Mark } from './mark'
import { calibrationText, healthFacts } from './prepare-health'
import { useAbWords } from './use-ab-words'

type Props = { read: ReadTest; pValues: boolean; span?: 8 | 12 }

/** Whether the test is sound enough to be read at all. */
export function HealthTile({ read, pValues, span = 12 }: Props) {
  const words = useAbWords()
  const { t, format } = words
  const facts = healthFacts(read.results, words)
  const failed = facts.filter(({ tone }) => tone === 'bad').length
  const warned = facts.filter(({ tone }) => tone === 'warn').length
  const tone = failed > 0 ? 'bad' : warned > 0 ? 'warn' : 'good'
  const hint = (fact: (typeof facts)[number]) =>
    pValues && fact.pValue !== null ? t('health.withP', { hint: fact.hint, p: format.p(fact.pValue) }) : fact.hint
  return (
    <Tile
      title={t('health.title')}
      span={span}
      full
      foot={calibrationText(read.results, words)}
      state={<Chip tone={tone}>{t('health.count', { failed, warned, all: facts.length })}</Chip>}
    >
      <FactStrip
        facts={facts.map((fact) => ({
          label: fact.label,
          value: (
            <>
              <Mark tone={fact.tone} word="" />
              {fact.word}
            </>
          ),
          hint: hint(fact),
        }))}
      />
    </Tile>
  )
}
