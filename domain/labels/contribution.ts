/** Labels of one case, oldest first: when each became known (ms), whether that time was given, and its value. */
export type LabelHistory = readonly { knownAt: number; timed: boolean; value: string; number: number | null }[]

/** What a case's labels mean for the figures. The order in which they arrived does not matter. */
export type LabelState = {
  value: string
  number: number | null
  /** How often the value changed. */
  corrections: number
  /** Milliseconds from the prediction to the first label; null when that time was not given. */
  delayMs: number | null
}

/** The state as known at `asOf` (ms, included); null while nothing is known. */
export function labelState(
  history: LabelHistory,
  predictedAt: number,
  asOf = Number.POSITIVE_INFINITY,
): LabelState | null {
  let state = null as LabelState | null
  for (const label of history) {
    if (label.knownAt > asOf) break
    if (state === null) {
      const delayMs = label.timed ? Math.max(0, label.knownAt - predictedAt) : null
      state = { value: label.value, number: label.number, corrections: 0, delayMs }
    } else if (label.value !== state.value) {
      state = { ...state, value: label.value, number: label.number, corrections: state.corrections + 1 }
    }
  }
  return state
}
