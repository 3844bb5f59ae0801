/**
 * Joins neighbouring bins into at most `groups` of about equal reference mass; as many bins or fewer stay as they are.
 * @param counts reference counts per bin. @returns the group of each bin, non-decreasing, consecutive from 0.
 */
export function mergeGroups(counts: ArrayLike<number>, groups: number): Int32Array {
  if (counts.length <= groups) return Int32Array.from({ length: counts.length }, (_, i) => i)
  let total = 0
  for (let i = 0; i < counts.length; i++) total += counts[i] as number
  const of = new Int32Array(counts.length)
  let before = 0
  let last = -1
  let group = -1
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number
    const target = total > 0 ? Math.min(groups - 1, Math.floor((groups * (before + count / 2)) / total)) : 0
    if (target !== last) group++
    last = target
    of[i] = group
    before += count
  }
  return of
}

/** Sums of counts per group. */
export function mergeCounts(counts: ArrayLike<number>, group: Int32Array): Float64Array {
  const merged = new Float64Array((group[group.length - 1] ?? -1) + 1)
  for (let i = 0; i < counts.length; i++) {
    const at = group[i] as number
    merged[at] = (merged[at] as number) + (counts[i] as number)
  }
  return merged
}
