import { sentenceCase } from '@/components/models/sentence-case'
import type { DifferenceVerdict } from '@/domain/compare/difference-verdict'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { Comparison, PairedEffect } from './figures'

type Words = { t: AreaTranslator<'compare'>; p: AreaTranslator<'performance'>; format: Format }
export type TestRow = {
  id: string
  question: string
  answer: string
  word: DifferenceVerdict | null
  p: number | null
  how: string
  /** Why it could not be tested. */
  reason: string | null
}

/** Rarer than this by chance alone, a difference counts as one. */
const RARE = 0.05

const clear = (pValue: number) => pValue < RARE
const wordOf = (rare: boolean, better: boolean) => (!rare ? 'unclear' : better ? 'better' : 'worse')
const LOSSES = ['log_loss', 'brier', 'absolute_error', 'squared_error'] as const

function correctness({ version, against, correctness: found }: Comparison, { t, format }: Words): TestRow | null {
  const base = { id: `right ${version}`, question: t('tests.right', { version, against }), how: t('tests.rightHow') }
  if (found.value === null) {
    if (found.reason === 'not_measured_for_task') return null
    return { ...base, answer: t(`reason.${found.reason}`), word: null, p: null, reason: found.reason }
  }
  const values = { version, against, own: format.count(found.secondOnly), other: format.count(found.firstOnly) }
  const rare = clear(found.pValue)
  const word = wordOf(rare, found.value > 0)
  return {
    ...base,
    answer: t(rare ? 'tests.rightClear' : 'tests.rightUnclear', values),
    word,
    p: found.pValue,
    reason: null,
  }
}

type Effect = { id: string; question: string; how: string; lowerIsBetter: boolean }

function effect(found: PairedEffect, of: Effect, { t, format }: Words): TestRow | null {
  const base = { id: of.id, question: of.question, how: of.how }
  if (found.value === null) {
    if (found.reason === 'not_measured_for_task') return null
    return { ...base, answer: t(`reason.${found.reason}`), word: null, p: null, reason: found.reason }
  }
  const signed = (x: number) => format.number(x, { digits: 4, signed: true })
  const values = { difference: signed(found.value), range: format.interval(found.low, found.high, signed) }
  const rare = clear(found.pValue)
  const word = wordOf(rare, found.value > 0 !== of.lowerIsBetter)
  return {
    ...base,
    answer: t(rare ? 'tests.effectClear' : 'tests.effectUnclear', values),
    word,
    p: found.pValue,
    reason: null,
  }
}

/** The paired tests of one comparison, in words. A test that the task does not have is left out. */
export function testRows(comparison: Comparison, words: Words): TestRow[] {
  const { t, p } = words
  const { version, against } = comparison
  const area = effect(
    comparison.rocAuc,
    {
      id: `area ${version}`,
      question: t('tests.area', { version, against }),
      how: t('tests.areaHow'),
      lowerIsBetter: false,
    },
    words,
  )
  const losses = LOSSES.map((name) => {
    const found = comparison.losses[name]
    if (!found) return null
    const loss = name === 'log_loss' || name === 'brier' ? p(`metric.${name}`) : t(`loss.${name}`)
    const question = t('tests.loss', { version, against, loss: sentenceCase(loss) })
    return effect(found, { id: `${name} ${version}`, question, how: t('tests.lossHow'), lowerIsBetter: true }, words)
  })
  return [correctness(comparison, words), area, ...losses].filter((row) => row !== null)
}
