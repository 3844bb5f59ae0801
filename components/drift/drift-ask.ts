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

/** The newest window of an answer in which anything could be judged, else simply the newest. */
export function newestJudged(answer: DriftAnswer): DriftWindow | null {
  return answer.windows.findLast(isJudged) ?? answer.windows.at(-1) ?? null
}
