/** Legend, plot and read-out: what a figure takes, in every state. */
export function figureHeight(plot: number): number {
  return plot + 24 + 20
}

export const DEFAULT_PLOT = 200
