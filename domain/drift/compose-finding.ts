import { detectableShift } from './detectable-shift'
import type { DriftFinding } from './finding'
import { MINIMUM_ROWS } from './minimum'
import type { Reading } from './reading'

/** A reading as a finding: below the minimum n it is `insufficient`, whatever it reads. */
export function composeFinding(input: {
  feature: string
  method: string
  reading: Reading
  n: { reference: number; window: number }
  minimum?: number | undefined
  cells?: number | undefined
}): DriftFinding {
  const { feature, method, reading, n } = input
  const minimum = input.minimum ?? MINIMUM_ROWS
  const enough = n.reference >= minimum && n.window >= minimum
  return {
    feature,
    method,
    value: reading.value,
    ...(reading.bound === undefined ? {} : { bound: reading.bound }),
    threshold: reading.threshold,
    pValue: reading.pValue,
    adjustedPValue: null,
    drifted: enough ? reading.drifted : 'insufficient',
    n,
    ...(enough ? {} : { need: minimum }),
    detectableShift: detectableShift({
      method,
      n,
      threshold: reading.threshold,
      ...(input.cells === undefined ? {} : { cells: input.cells }),
    }),
    ...(reading.reason === undefined ? {} : { reason: reading.reason }),
  }
}
