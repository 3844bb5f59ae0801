import type { Distribution } from '@/components/models/figures'
import type { DriftSince } from './drift-since'
import { meanShift } from './mean-shift'
import type { RankedFinding } from './rank-findings'

export type DriftVerdict =
  | { kind: 'drifted'; finding: RankedFinding; others: RankedFinding[] }
  | { kind: 'none' | 'tooFew' | 'notMeasured' | 'noPredictions' }

/** What the ranking amounts to; too few rows are never "no drift". */
export function verdictOf(ranked: readonly RankedFinding[]): DriftVerdict {
  const drifted = ranked.filter(({ state }) => state === 'drifted')
  const [worst, ...others] = drifted
  if (worst) return { kind: 'drifted', finding: worst, others }
  if (ranked.some(({ state }) => state === 'steady')) return { kind: 'none' }
  if (ranked.length > 0 && ranked.every(({ finding }) => finding.n.window === 0)) return { kind: 'noPredictions' }
  return { kind: ranked.some(({ state }) => state === 'insufficient') ? 'tooFew' : 'notMeasured' }
}

const WORDS = {
  since: { higher: 'higher', lower: 'lower', spread: 'spread', differs: 'differs' },
  atLeast: {
    higher: 'atLeastHigher',
    lower: 'atLeastLower',
    spread: 'atLeastSpread',
    differs: 'atLeastDiffers',
  },
  window: { higher: 'windowHigher', lower: 'windowLower', spread: 'windowSpread', differs: 'windowDiffers' },
} as const

/** Which sentence tells it: since when, and which way the mean went. Nothing is said that is not known. */
export function sentenceKey(distribution: Distribution, since: DriftSince | null) {
  const form = since === null ? 'window' : since.whole ? 'atLeast' : 'since'
  const direction = meanShift(distribution.baseline, distribution.counts)?.direction ?? 'differs'
  return WORDS[form][direction]
}
