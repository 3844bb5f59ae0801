/**
 * One arm of a comparison: `n` independent units and an estimate whose variance is `variance / n`, both in the units of
 * the figure (squared). `n` > 0, `variance` >= 0.
 */
export type ArmEstimate = { n: number; mean: number; variance: number }

export type Arms = { control: ArmEstimate; treatment: ArmEstimate }

/** `absolute` is treatment - control; `relative` is that over |control|, so that its sign is always the absolute one's. */
export type Difference = 'absolute' | 'relative'
