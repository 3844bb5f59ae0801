import { addUnits, noUnits, type UnitSums } from './unit-sums'

export type Stratum = { control: UnitSums; treatment: UnitSums }

const full = ({ control, treatment }: Stratum, least: number) => control.n >= least && treatment.n >= least

function join(into: Stratum, other: Stratum): void {
  addUnits(into.control, other.control)
  addUnits(into.treatment, other.treatment)
}

const empty = (): Stratum => ({ control: noUnits(), treatment: noUnits() })

/** All strata as one. */
export function pooledStratum(strata: readonly Stratum[]): Stratum {
  const all = empty()
  for (const stratum of strata) join(all, stratum)
  return all
}

/**
 * Neighbouring strata joined until each arm has at least `least` units in each; what remains at the end joins the last. One stratum
 * where that cannot be had.
 */
export function mergeStrata(strata: readonly Stratum[], least: number): Stratum[] {
  const merged: Stratum[] = []
  let open = empty()
  for (const stratum of strata) {
    join(open, stratum)
    if (!full(open, least)) continue
    merged.push(open)
    open = empty()
  }
  if (open.control.n + open.treatment.n === 0) return merged.length > 0 ? merged : [open]
  const last = merged[merged.length - 1]
  if (!last) return [open]
  join(last, open)
  return merged
}
