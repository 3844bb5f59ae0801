import type { FairnessField, FairnessGap } from './figures'

export type GapVerdict = 'pass' | 'warn' | 'block' | 'notJudged'

/** The verdict of one measure; without a bound nothing is judged. */
export function gapVerdict(field: Pick<FairnessField, 'judgements'>, measure: FairnessGap['measure']): GapVerdict {
  return field.judgements.find((one) => one.measure === measure)?.verdict ?? 'notJudged'
}
