import { toCsv } from '@/components/table/csv'
import type { ChartTable, LegendKey } from './prepared-line'
import type { CoverageSpec } from './spec'
import { timeTicks, type XTick } from './time-ticks'
import type { ChartWords } from './words'
import { xLabel } from './x-label'
import { pointX, xDomain } from './x-position'

export type CoverageBar = { x: number; share: number | null; mature: boolean; text: string }

export type PreparedCoverage = {
  sentence: string
  hasData: boolean
  bars: CoverageBar[]
  xDomain: [number, number]
  /** From where on labels are not mature. */
  immatureFrom: number | null
  ticks: { at: number; text: string }[]
  /** For a plot so many px wide. */
  xTicks: (most: number) => XTick[]
  legend: LegendKey[]
  rest: number
  table: () => ChartTable
  csv: () => string
}

const WHOLE = [0, 0.5, 1]

function sentenceOf(spec: CoverageSpec, words: ChartWords): string {
  const { format, t } = words
  const label = xLabel({ kind: 'time', zone: spec.zone, bucket: spec.bucket }, words)
  const known = spec.points.filter((point) => point.share !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return t('empty', { title: spec.title })
  return t('sentenceCoverage', {
    title: spec.title,
    first: format.share(first.share),
    firstWhen: label(first),
    last: format.share(last.share),
    lastWhen: label(last),
  })
}

/** Share of labels known by bucket; buckets whose labels are not mature are fainter and lie under a hatch. */
export function prepareCoverage(spec: CoverageSpec, words: ChartWords): PreparedCoverage {
  const { format, t } = words
  const axis = { kind: 'time' as const, zone: spec.zone, bucket: spec.bucket }
  const label = xLabel(axis, words)
  const points = [...spec.points].sort((a, b) => pointX(a) - pointX(b))
  const state = (mature: boolean) => t(mature ? 'mature' : 'notMature')
  const bars = points.map((point) => ({
    x: pointX(point),
    share: point.share,
    mature: point.mature,
    text: `${label(point)}: ${point.share === null ? t('noValue') : format.share(point.share)}, ${state(point.mature)}`,
  }))
  const domain = xDomain(axis, undefined, points)
  const young = points.find((point) => !point.mature)
  const lastMature = points.findLastIndex((point) => point.mature)
  return {
    sentence: spec.sentence ?? sentenceOf({ ...spec, points }, words),
    hasData: points.some((point) => point.share !== null),
    bars,
    xDomain: domain,
    immatureFrom: young ? new Date(young.at).getTime() : null,
    ticks: WHOLE.map((at) => ({ at, text: format.share(at, { digits: 0 }) })),
    xTicks: (most) => timeTicks(domain[0], domain[1], { zone: spec.zone, locale: format.locale, most }),
    legend: [
      { mark: 'box', color: 'chart-1', text: t('known') },
      ...(young ? [{ mark: 'hatch' as const, text: t('immature') }] : []),
    ],
    rest: lastMature >= 0 ? lastMature : Math.max(0, bars.length - 1),
    table: () => ({
      heads: [t('day'), t('known'), t('cases'), t('state')],
      rows: points.map((point) => [
        { text: label(point) },
        { text: format.share(point.share) },
        { text: format.count(point.n) },
        { text: state(point.mature) },
      ]),
    }),
    csv: () =>
      toCsv([
        [t('day'), t('known'), t('cases'), t('state')],
        ...points.map((point) => [point.at, point.share, point.n, state(point.mature)]),
      ]),
  }
}
