import type { LineSeries, LineSpec } from './spec'
import { unitText } from './unit-format'
import type { ChartWords } from './words'
import { xLabel } from './x-label'
import { xValue } from './x-position'

function seriesSentence(spec: LineSpec, series: LineSeries, words: ChartWords): string {
  const { t } = words
  const name = series.kind === 'estimate' ? t('estimated', { name: series.name }) : series.name
  const known = series.points.filter((point) => point.value !== null && !point.join)
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return t('sentenceNone', { name })
  const text = unitText(spec.unit, words.format)
  const label = xLabel(spec.x, words)
  if (known.length === 1) return t('sentenceOne', { name, value: text(first.value), when: label(first) })
  const values = known.map((point) => point.value ?? 0)
  return t('sentenceTrend', {
    name,
    first: text(first.value),
    firstWhen: label(first),
    last: text(last.value),
    lastWhen: label(last),
    low: text(values.reduce((a, b) => Math.min(a, b))),
    high: text(values.reduce((a, b) => Math.max(a, b))),
  })
}

/** What the chart says to those who do not see it. */
export function lineSentence(spec: LineSpec, words: ChartWords, start: number): string {
  if (spec.sentence) return spec.sentence
  const { t } = words
  const exact = spec.x.kind === 'time' && spec.x.bucket !== 'hour' ? { ...spec.x, bucket: 'day' as const } : spec.x
  const label = xLabel(exact, words)
  const text = unitText(spec.unit, words.format)
  const parts = [t('sentenceSeries', { title: spec.title })]
  for (const series of spec.series) parts.push(seriesSentence(spec, series, words))
  if (spec.limit) {
    const { text: named, value } = spec.limit
    parts.push(named ? t('sentenceSeries', { title: named }) : t('sentenceLimit', { value: text(value) }))
  }
  const immature = spec.immature?.[0]
  if (immature) parts.push(t('sentenceImmature', { when: label({ at: xValue(immature.from) }) }))
  for (const note of spec.annotations ?? []) {
    parts.push(t('sentenceAnnotation', { when: label({ at: note.at }), text: note.text }))
  }
  if (start > 0) parts.push(t('startsAt', { value: text(start) }))
  return parts.join(words.format.locale === 'zh' ? '' : ' ')
}
