/** How a preset reads one of its methods. */
export type MethodSpec = {
  name: string
  kinds: readonly ('numeric' | 'categorical')[]
  /** Value is a distance (drifted from the threshold on) or a p-value (drifted below it). */
  reads: 'distance' | 'p_value'
  threshold: number | null
}

export const BOTH_KINDS = ['numeric', 'categorical'] as const
