import type { ChartBucket } from '@/components/models/chart-bucket'
import type { DriftAnswer, DriftWindow } from '@/components/models/figures'
import type { DriftPreset } from '@/domain/drift/finding'

type Span = { from: string; to: string }

/** What the drift tab asks for: one window that is judged, and the range cut for charts over time. */
export type DriftAsk = {
  model: string
  version: string
  range: Span
  judged: Span
  bucket: ChartBucket
  preset: DriftPreset
  exact: boolean
}

const base = ({ model, version, preset, exact }: DriftAsk) => ({ model, version, preset, exact })

export const seriesInput = (ask: DriftAsk) => ({ ...base(ask), ...ask.range, granularity: ask.bucket })

/** NannyML's limits belong to windows of one calendar length, so there the newest of the series is judged. */
export const judgedInput = (ask: DriftAsk) =>
  ask.preset === 'nannyml' ? seriesInput(ask) : { ...base(ask), ...ask.judged, granularity: 'window' as const }

export const distributionInput = (ask: DriftAsk, feature: string, { from, to }: Span) => ({
  model: ask.model,
  version: ask.version,
  feature,
  from,
  to,
})

export const qualityInput = (ask: DriftAsk, { from, to }: Span) => ({
  model: ask.model,
  version: ask.version,
  from,
  to,
  granularity: 'window' as const,
})

const isJudged = (window: DriftWindow) => window.features.some((finding) => typeof finding.drifted === 'boolean')

const lengthOf = ({ from, to }: Span) => new Date(to).getTime() - new Date(from).getTime()
const MOST = 0.9

/**
 * The newest window of an answer in which anything could be judged, else simply the newest. Windows cut short by the range's ends
 * are passed over where whole ones are there: half a week has other weekdays than a week.
 */
export function newestJudged(answer: Pick<DriftAnswer, 'windows'>): DriftWindow | null {
  const { windows } = answer
  const longest = Math.max(0, ...windows.map(lengthOf))
  const whole = windows.filter((window) => lengthOf(window) >= MOST * longest)
  return whole.findLast(isJudged) ?? windows.findLast(isJudged) ?? windows.at(-1) ?? null
}
