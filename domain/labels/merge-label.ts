import type { LabelHistory } from './contribution'

export type LabelFate = 'accepted' | 'duplicate' | 'id_conflict'
type Entry = LabelHistory[number]

/**
 * What one more label does to a case's history (oldest first).
 * With a time: the same time and value is a duplicate, the same time and another value a conflict; a value that is already
 * in force at that time counts as a duplicate too but is kept, because an older correction may still arrive between.
 * Without a time the receipt counts: the value in force again is a duplicate, another value corrects it.
 */
export function mergeLabel(
  history: readonly Entry[],
  label: Entry,
): { fate: LabelFate; history: readonly Entry[]; store: boolean } {
  const place = history.findIndex((entry) => entry.knownAt >= label.knownAt)
  const at = place < 0 ? history.length : place
  const same = history[at]
  if (same && same.knownAt === label.knownAt) {
    return { fate: same.value === label.value ? 'duplicate' : 'id_conflict', history, store: false }
  }
  const repeats = history[at - 1]?.value === label.value
  if (!label.timed && repeats) return { fate: 'duplicate', history, store: false }
  const merged = [...history.slice(0, at), label, ...history.slice(at)]
  return { fate: repeats ? 'duplicate' : 'accepted', history: merged, store: true }
}
