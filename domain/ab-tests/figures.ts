import type { MissingReason } from './compare'

/** A figure with its limits, null where a side is open or unknown; or why there is none. */
export type Effect =
  | { value: number; low: number | null; high: number | null }
  | { value: null; reason: MissingReason | RelativeReason }
export type RelativeReason = 'control_zero' | 'control_not_apart_from_zero'

export type ArmValue = { value: number } | { value: null; reason: MissingReason }

export type ArmFigures = { arm: string; exposed: number; mature: number; labelled: number } & ArmValue

export type MetricRole = 'primary' | 'guardrail' | 'secondary'

/** An effect as it is believed after the test by someone who knew nothing before: normal, around the effect that was found. */
export type Posterior = {
  /** P(effect > 0). */
  chanceAbove: number
  /** E[max(effect, 0)] and E[max(-effect, 0)], in the units of the metric. */
  expectedRise: number
  expectedFall: number
}

/** `decided`: the absolute effect is beyond the engine's bound; nothing else decides. The relative effect is for reading only. */
export type Comparison = {
  arm: string
  method: string | null
  absolute: Effect
  relative: Effect
  pValue: number | null
  adjustedPValue?: number
  /** The effect in standard errors, as it is held against the engine's bound. */
  z?: number
  /** Beside the decision, never a way to it; not where events are too few for a normal. */
  posterior?: Posterior
  decided: boolean
}

export type MetricResult = {
  metric: string
  role: MetricRole
  method: string | null
  arms: ArmFigures[]
  comparisons: Comparison[]
}

/** One segment's reading: exploratory, p-values adjusted over all segments and metrics together. */
export type SegmentResult = { segment: string; metric: string; comparisons: Comparison[] }

/** A guardrail's always-valid reading: `harmed` once its whole interval is worse than the margin. */
export type HarmReading = { metric: string; arm: string; low: number; high: number; margin: number; harmed: boolean }
