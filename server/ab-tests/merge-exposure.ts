/** An exposure as it was logged, its arm by place in the plan. */
export type SeenExposure = {
  entity: string
  arm: number
  /** Milliseconds since the epoch. */
  at: number
  digest: string | null
  fallback: boolean
  source: 'call' | 'prediction'
  /** Something else was served than the arm's version. */
  mismatched: boolean
}

/** What is known of an entity: its first exposure, every arm it was seen in (a bit each), and whether it was ever served otherwise. */
export type ExposureState = Omit<SeenExposure, 'entity'> & { arms: number }

export const inSeveralArms = (arms: number): boolean => (arms & (arms - 1)) !== 0

const text = (value: string | null) => value ?? ''

/** Earliest first; what is logged twice for one instant is put in an order that does not depend on which came in first. */
function isBefore(a: SeenExposure, b: Omit<SeenExposure, 'entity'>): boolean {
  if (a.at !== b.at) return a.at < b.at
  if (a.arm !== b.arm) return a.arm < b.arm
  if (a.source !== b.source) return a.source < b.source
  if (a.fallback !== b.fallback) return b.fallback
  return text(a.digest) > text(b.digest)
}

/** The state with one more exposure; the same for any order and number of repetitions. `changed` false: nothing new was said. */
export function mergeExposure(
  before: ExposureState | undefined,
  seen: SeenExposure,
): { state: ExposureState; changed: boolean; secondArm: boolean } {
  const { entity: _, ...exposure } = seen
  const bit = 1 << seen.arm
  if (!before) return { state: { ...exposure, arms: bit }, changed: true, secondArm: false }
  const earlier = isBefore(seen, before)
  const newArm = (before.arms & bit) === 0
  const newMismatch = seen.mismatched && !before.mismatched
  if (!earlier && !newArm && !newMismatch) return { state: before, changed: false, secondArm: false }
  const first = earlier ? exposure : before
  const arms = before.arms | bit
  return {
    state: { ...first, arms, mismatched: before.mismatched || seen.mismatched },
    changed: true,
    secondArm: newArm,
  }
}
