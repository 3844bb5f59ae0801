import { toCsv } from '@/components/table/csv'
import { niceAxis } from './nice-ticks'
import type { ChartTable, LegendKey } from './prepared-line'
import type { BarsSpec, Bin, ChartColor } from './spec'
import { tickText, unitText } from './unit-format'
import type { ChartWords } from './words'

export type PreparedBar = { label: string; reference: number | null; window: number | null; text: string }

export type PreparedBars = {
  sentence: string
  hasData: boolean
  kind: BarsSpec['kind']
  color: ChartColor
  bars: PreparedBar[]
  /** The bin whose shares lie furthest apart; the read-out rests there. */
  rest: number
  /** Numeric bins only: the text at each edge, one more than finite bins; '' where an end is open. */
  edges: string[]
  top: number
  ticks: { at: number; text: string }[]
  legend: LegendKey[]
  table: () => ChartTable
  csv: () => string
}

function binLabel(bin: Bin, spec: BarsSpec, { format, t }: ChartWords): string {
  if (bin.special === 'missing') return t('missingBin')
  if (bin.special === 'other') return bin.label ?? t('otherBin')
  if (bin.label !== undefined) return bin.label
  const text = unitText(spec.edges ?? { kind: 'number' }, format)
  const { low = null, high = null } = bin
  if (low !== null && high !== null) return t('binRange', { low: text(low), high: text(high) })
  if (high !== null) return t('binBelow', { high: text(high) })
  return low !== null ? t('binAbove', { low: text(low) }) : t('otherBin')
}

function edgeTexts(spec: BarsSpec, { format }: ChartWords): string[] {
  const text = unitText(spec.edges ?? { kind: 'number' }, format)
  const bins = spec.bins.filter((bin) => !bin.special && bin.label === undefined)
  if (spec.kind !== 'numeric' || bins.length === 0) return []
  const write = (edge: number | null | undefined) => (typeof edge === 'number' ? text(edge) : '')
  return [...bins.map((bin) => write(bin.low)), write(bins.at(-1)?.high)]
}

function widestGap(bars: readonly PreparedBar[]): number {
  const gap = (bar: PreparedBar | undefined) =>
    bar && bar.reference !== null && bar.window !== null ? Math.abs(bar.window - bar.reference) : -1
  return bars.reduce((best, bar, index) => (gap(bar) > gap(bars[best]) ? index : best), 0)
}

function sentenceOf(spec: BarsSpec, bars: readonly PreparedBar[], words: ChartWords): string {
  if (spec.sentence) return spec.sentence
  const { t, format } = words
  const widest = bars[widestGap(bars)]
  const title = t('sentenceSeries', { title: spec.title })
  if (!widest || widest.reference === null || widest.window === null) return title
  const rest = t('sentenceBins', {
    bin: widest.label,
    reference: spec.referenceName,
    referenceShare: format.share(widest.reference),
    window: spec.windowName,
    windowShare: format.share(widest.window),
  })
  return format.locale === 'zh' ? `${title}${rest}` : `${title} ${rest}`
}

/** Reference in grey against the window in its colour, as shares. */
export function prepareBars(spec: BarsSpec, words: ChartWords): PreparedBars {
  const { format, t } = words
  const bars = spec.bins.map((bin) => {
    const label = binLabel(bin, spec, words)
    const parts = [
      `${spec.referenceName} ${bin.reference === null ? t('noValue') : format.share(bin.reference)}`,
      `${spec.windowName} ${bin.window === null ? t('noValue') : format.share(bin.window)}`,
    ]
    return { label, reference: bin.reference, window: bin.window, text: `${label}: ${parts.join(' · ')}` }
  })
  const highest = bars.reduce((most, bar) => Math.max(most, bar.reference ?? 0, bar.window ?? 0), 0)
  const { ticks, step, domain } = niceAxis(0, highest || 0.01, 4)
  const shown = ticks.filter((tick) => tick <= 1)
  const text = tickText({ kind: 'share' }, step, format)
  const color = spec.color ?? 'chart-1'
  const place = spec.kind === 'numeric' ? t('bin') : t('category')
  return {
    sentence: sentenceOf(spec, bars, words),
    hasData: bars.some((bar) => bar.reference !== null || bar.window !== null),
    kind: spec.kind,
    color,
    bars,
    rest: widestGap(bars),
    edges: edgeTexts(spec, words),
    top: Math.min(1, domain[1]),
    ticks: shown.map((at) => ({ at, text: text(at) })),
    legend: [
      { mark: 'box', color: 'chart-reference', text: spec.referenceName },
      { mark: 'box', color, text: spec.windowName },
    ],
    table: () => ({
      heads: [place, spec.referenceName, spec.windowName],
      rows: bars.map((bar) => [
        { text: bar.label },
        { text: format.share(bar.reference) },
        { text: format.share(bar.window) },
      ]),
    }),
    csv: () =>
      toCsv([
        [place, spec.referenceName, spec.windowName],
        ...bars.map((bar) => [bar.label, bar.reference, bar.window]),
      ]),
  }
}
