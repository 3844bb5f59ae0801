/** Events among the n units of one arm, 0 <= events <= n. */
export type Share = { events: number; n: number }

export type Proportions = { control: Share; treatment: Share }
