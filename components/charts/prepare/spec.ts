export const CHART_COLORS = [
  'chart-1',
  'chart-2',
  'chart-3',
  'chart-4',
  'chart-5',
  'chart-6',
  'chart-7',
  'chart-8',
  'chart-reference',
] as const
export type ChartColor = (typeof CHART_COLORS)[number]

/** How the figures of an axis are written. Shares are 0 to 1, durations milliseconds; a `rate` is 0 to 1, written as a number. */
export type Unit =
  | { kind: 'number'; digits?: number; name?: string; rate?: true }
  | { kind: 'count' }
  | { kind: 'share'; digits?: number }
  | { kind: 'money'; currency: string }
  | { kind: 'duration' }

/** A gap is a point with `value: null`; it is never drawn over. */
export type LinePoint = {
  /** ISO text on a time axis, else a number. */
  at: string | number
  /** End of the bucket, excluded; the point then stands in its middle. */
  to?: string
  value: number | null
  low?: number | null
  high?: number | null
  n?: number | null
  /** `false`: labels are not mature; shown as a hollow marker off the line. */
  mature?: boolean
  /** Why there is no figure. */
  reason?: string
  /** Joins an estimate to the realised line; neither read out nor exported. */
  join?: boolean
}

/**
 * `realised`: solid with its interval. `estimate`: dotted, fainter band. `baseline`: dashed, the rules or the incumbent replayed.
 * `boundary`: thin line in the colour of limits.
 */
export type LineKind = 'realised' | 'estimate' | 'baseline' | 'boundary'

export type LineSeries = {
  id: string
  name: string
  color: ChartColor
  kind?: LineKind
  markers?: boolean
  points: readonly LinePoint[]
}

export type TimeBucket = 'hour' | 'day' | 'week' | 'month'
export type XAxis =
  | { kind: 'time'; zone: string; bucket: TimeBucket }
  | { kind: 'number'; name: string; unit: Unit; max?: number; min?: number }

export type Annotation = { at: string | number; text: string /** For narrow charts. */; short?: string }

export type LineSpec = {
  title: string
  unit: Unit
  x: XAxis
  /** Window of the axis; without it the points span it. ISO text on a time axis. */
  domain?: readonly [string | number, string | number]
  series: readonly LineSeries[]
  /** `avoid`: the side where one must not be. */
  limit?: { value: number; avoid: 'above' | 'below'; text?: string }
  natural?: { low: number; high: number }
  /** Where labels are not mature. */
  immature?: readonly { from: string | number; to: string | number }[]
  annotations?: readonly Annotation[]
  /** Ends the value axis must hold. */
  hold?: readonly number[]
  /** Says it better than the prepared sentence. */
  sentence?: string
  /** Height of the plot in px, 200 if left out. */
  height?: number
}

export type Bin = {
  /** A category, or a numeric bin by its edges; an open end is null. */
  label?: string
  low?: number | null
  high?: number | null
  special?: 'missing' | 'other'
  reference: number | null
  window: number | null
}

export type BarsSpec = {
  title: string
  kind: 'numeric' | 'categorical'
  /** How the edges are written. */
  edges?: Unit
  bins: readonly Bin[]
  /** "training, 1 – 31 Jan" */
  referenceName: string
  windowName: string
  color?: ChartColor
  sentence?: string
  height?: number
}

export type CoverageSpec = {
  title: string
  zone: string
  bucket: TimeBucket
  /** Every bucket of the window, also those without labels. */
  points: readonly { at: string; to?: string; share: number | null; mature: boolean; n?: number }[]
  sentence?: string
  height?: number
}

export type ConfusionSpec = {
  title: string
  /** Class names in one order for rows (actual) and columns (predicted). */
  classes: readonly string[]
  /** Raw counts, actual by predicted. */
  counts: readonly (readonly number[])[]
  /** "flights" */
  cases?: string
  sentence?: string
}
