import type { FeatureType } from '@/domain/features/input'
import { type Cut, compareCuts, HIGHEST, LOWEST, type ValueSet } from './value-set'

/** Disjoint ranges `[from, to]` of atom numbers, ascending and not adjacent. */
export type Ranges = readonly (readonly [number, number])[]

/**
 * The values of one field cut into atoms, so that every condition on it is a set of whole atoms: stretches of numbers
 * between cuts, each text that a condition names, every other text, the booleans, missing.
 */
export type FieldAtoms = {
  cuts: readonly Cut[]
  texts: readonly string[]
  /** Number of the first atom of a kind; -1 where the field has none. */
  numbersAt: number
  textsAt: number
  booleansAt: number
  missingAt: number
  size: number
}

export type FieldType = { type: FeatureType; nullable: boolean } | null

/** What conditions name: missing, where it is not treated as any other value that they do not name. */
const mentions = (sets: readonly ValueSet[]) => ({
  numbers: sets.some((set) => set.numbers.some(({ from, to }) => from !== LOWEST || to !== HIGHEST)),
  texts: sets.some((set) => set.texts.named.size > 0),
  booleans: sets.some((set) => set.booleans.no !== set.booleans.yes),
  missing: sets.some((set) => set.missing !== set.texts.allBut),
})

/** Cuts a field by the conditions on it. A field of unknown type has those kinds of values that conditions mention. */
export function fieldAtoms(type: FieldType, sets: readonly ValueSet[]): FieldAtoms {
  const seen = mentions(sets)
  const has = (kind: FeatureType, mentioned: boolean) => (type ? type.type === kind : mentioned)
  const numeric = has('numeric', seen.numbers || (!seen.texts && !seen.booleans))
  const all = numeric ? sets.flatMap((set) => set.numbers.flatMap(({ from, to }) => [from, to])) : []
  const sorted = [LOWEST, ...all, HIGHEST].sort(compareCuts)
  const cuts = numeric ? sorted.filter((cut, i) => i === 0 || compareCuts(sorted[i - 1] as Cut, cut) < 0) : []
  const textual = has('categorical', seen.texts)
  const texts = textual ? [...new Set(sets.flatMap((set) => [...set.texts.named]))].sort() : []
  let size = 0
  const room = (wanted: boolean, atoms: number) => {
    if (!wanted) return -1
    size += atoms
    return size - atoms
  }
  const numbersAt = room(numeric, cuts.length - 1)
  const textsAt = room(textual, texts.length + 1)
  const booleansAt = room(has('boolean', seen.booleans), 2)
  const missingAt = room(type ? type.nullable : seen.missing, 1)
  return { cuts, texts, numbersAt, textsAt, booleansAt, missingAt, size }
}

function cutIndex(cuts: readonly Cut[], cut: Cut): number {
  let [low, high] = [0, cuts.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareCuts(cuts[middle] as Cut, cut) < 0) low = middle + 1
    else high = middle
  }
  return low
}

export function mergeRanges(ranges: readonly (readonly [number, number])[]): Ranges {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const [from, to] of sorted) {
    const last = merged.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

/** The atoms of a set that conditions made. */
export function rangesOf(atoms: FieldAtoms, set: ValueSet): Ranges {
  const found: [number, number][] = []
  if (atoms.numbersAt >= 0) {
    for (const { from, to } of set.numbers)
      found.push([atoms.numbersAt + cutIndex(atoms.cuts, from), atoms.numbersAt + cutIndex(atoms.cuts, to) - 1])
  }
  if (atoms.textsAt >= 0) {
    for (const [i, text] of atoms.texts.entries())
      if (set.texts.named.has(text) !== set.texts.allBut) found.push([atoms.textsAt + i, atoms.textsAt + i])
    const other = atoms.textsAt + atoms.texts.length
    if (set.texts.allBut) found.push([other, other])
  }
  if (atoms.booleansAt >= 0) {
    if (set.booleans.no) found.push([atoms.booleansAt, atoms.booleansAt])
    if (set.booleans.yes) found.push([atoms.booleansAt + 1, atoms.booleansAt + 1])
  }
  if (atoms.missingAt >= 0 && set.missing) found.push([atoms.missingAt, atoms.missingAt])
  return mergeRanges(found)
}
