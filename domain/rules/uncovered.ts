import { mergeRanges, type Ranges } from './field-atoms'
import { type Box, boxesMeet, contains, meet } from './ranges'

/** How much work a search may do; shared by all searches of one check. */
export type Budget = { left: number }

class Exhausted extends Error {}

type Search = { boxes: readonly Box[]; budget: Budget }

function spend(budget: Budget, work: number): void {
  budget.left -= work
  if (budget.left < 0) throw new Exhausted()
}

type Slice = { ranges: [number, number][]; active: number[] }

/** Where boxes begin and end in one field. */
function events(search: Search, constrained: readonly number[], place: { field: number; region: Ranges }) {
  const changes = new Map<number, { on: number[]; off: number[] }>()
  const at = (atom: number) => {
    const known = changes.get(atom) ?? { on: [], off: [] }
    changes.set(atom, known)
    return known
  }
  for (const [from, to] of place.region) {
    at(from)
    at(to + 1)
  }
  for (const box of constrained) {
    for (const [from, to] of meet(search.boxes[box]?.[place.field] ?? [], place.region)) {
      at(from).on.push(box)
      at(to + 1).off.push(box)
    }
  }
  return [...changes].sort((a, b) => a[0] - b[0])
}

/** Cuts a field of the region into stretches that the same boxes hold, those alike together. */
function slices(search: Search, active: readonly number[], place: { field: number; region: Ranges }): Slice[] {
  const { field, region } = place
  const constrained: number[] = []
  const free: number[] = []
  spend(search.budget, active.length)
  for (const box of active) (contains(search.boxes[box]?.[field] ?? [], region) ? free : constrained).push(box)
  const changes = events(search, constrained, place)
  const inside = new Set<number>()
  const alike = new Map<string, Slice>()
  for (const [i, [atom, { on, off }]] of changes.entries()) {
    for (const box of off) inside.delete(box)
    for (const box of on) inside.add(box)
    const next = changes[i + 1]?.[0]
    if (next === undefined || meet([[atom, next - 1]], region).length === 0) continue
    spend(search.budget, 1 + inside.size)
    const key = [...inside].sort((a, b) => a - b).join(',')
    const known = alike.get(key)
    if (known) known.ranges.push([atom, next - 1])
    else alike.set(key, { ranges: [[atom, next - 1]], active: [...inside, ...free] })
  }
  return [...alike.values()]
}

/** The field that most boxes constrain within the region; -1 when one box holds all of it. */
function widestField(search: Search, active: readonly number[], region: Box): number {
  spend(search.budget, active.length * region.length)
  const constrained = region.map(() => 0)
  for (const box of active) {
    let any = false
    for (const [field, ranges] of region.entries()) {
      if (contains(search.boxes[box]?.[field] ?? [], ranges)) continue
      constrained[field] = (constrained[field] as number) + 1
      any = true
    }
    if (!any) return -1
  }
  return constrained.indexOf(Math.max(...constrained))
}

function* search(on: Search, active: readonly number[], region: Box): Generator<Box> {
  spend(on.budget, 1 + active.length)
  if (active.length === 0) {
    yield region
    return
  }
  const field = widestField(on, active, region)
  if (field < 0) return
  for (const slice of slices(on, active, { field, region: region[field] ?? [] })) {
    yield* search(on, slice.active, region.with(field, mergeRanges(slice.ranges)))
  }
}

/**
 * Parts of a region that no box holds, disjoint, at most `limit`. `complete` is false when the budget ran out before all
 * was looked at: then there may be more. Splits the region field by field at the edges of the boxes.
 */
export function uncovered(
  boxes: readonly Box[],
  region: Box,
  options: { limit: number; budget: Budget },
): { regions: Box[]; complete: boolean } {
  const regions: Box[] = []
  const active = boxes.flatMap((box, i) => (boxesMeet(box, region) ? [i] : []))
  try {
    for (const found of search({ boxes, budget: options.budget }, active, region)) {
      regions.push(found)
      if (regions.length >= options.limit) return { regions, complete: false }
    }
    return { regions, complete: true }
  } catch (error) {
    if (error instanceof Exhausted) return { regions, complete: false }
    throw error
  }
}
