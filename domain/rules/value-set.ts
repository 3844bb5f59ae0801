/** A place on the number line: just before (side 0) or just after (side 1) a value. */
export type Cut = { value: number; side: 0 | 1 }
/** Numbers between two cuts. */
export type Span = { from: Cut; to: Cut }

/**
 * A set of what a rule can see of one field: numbers as disjoint spans in ascending order, texts as those named or all
 * but those named, booleans, and whether missing belongs to it.
 */
export type ValueSet = {
  numbers: readonly Span[]
  texts: { named: ReadonlySet<string>; allBut: boolean }
  booleans: { no: boolean; yes: boolean }
  missing: boolean
}

export const LOWEST: Cut = { value: Number.NEGATIVE_INFINITY, side: 0 }
export const HIGHEST: Cut = { value: Number.POSITIVE_INFINITY, side: 1 }

export const compareCuts = (a: Cut, b: Cut): number =>
  a.value === b.value ? a.side - b.side : a.value < b.value ? -1 : 1

const NO_TEXT = { named: new Set<string>(), allBut: false }
const EVERY_TEXT = { named: new Set<string>(), allBut: true }

export const NOTHING: ValueSet = { numbers: [], texts: NO_TEXT, booleans: { no: false, yes: false }, missing: false }
export const EVERYTHING: ValueSet = {
  numbers: [{ from: LOWEST, to: HIGHEST }],
  texts: EVERY_TEXT,
  booleans: { no: true, yes: true },
  missing: true,
}

export const numbersBetween = (from: Cut, to: Cut): ValueSet =>
  compareCuts(from, to) < 0 ? { ...NOTHING, numbers: [{ from, to }] } : NOTHING
export const ALL_NUMBERS: ValueSet = numbersBetween(LOWEST, HIGHEST)

/** The set of one value. */
export function only(value: number | string | boolean | null): ValueSet {
  if (value === null) return { ...NOTHING, missing: true }
  if (typeof value === 'number') return numbersBetween({ value, side: 0 }, { value, side: 1 })
  if (typeof value === 'boolean') return { ...NOTHING, booleans: { no: !value, yes: value } }
  return { ...NOTHING, texts: { named: new Set([value]), allBut: false } }
}

function otherNumbers(spans: readonly Span[]): Span[] {
  const gaps: Span[] = []
  let from = LOWEST
  for (const span of spans) {
    if (compareCuts(from, span.from) < 0) gaps.push({ from, to: span.from })
    from = span.to
  }
  if (compareCuts(from, HIGHEST) < 0) gaps.push({ from, to: HIGHEST })
  return gaps
}

export function complement(set: ValueSet): ValueSet {
  return {
    numbers: otherNumbers(set.numbers),
    texts: { named: set.texts.named, allBut: !set.texts.allBut },
    booleans: { no: !set.booleans.no, yes: !set.booleans.yes },
    missing: !set.missing,
  }
}

function commonNumbers(a: readonly Span[], b: readonly Span[]): Span[] {
  const common: Span[] = []
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    const [left, right] = [a[i] as Span, b[k] as Span]
    const from = compareCuts(left.from, right.from) > 0 ? left.from : right.from
    const to = compareCuts(left.to, right.to) < 0 ? left.to : right.to
    if (compareCuts(from, to) < 0) common.push({ from, to })
    if (compareCuts(left.to, right.to) < 0) i++
    else k++
  }
  return common
}

type Texts = ValueSet['texts']

function commonTexts(a: Texts, b: Texts): Texts {
  if (a.allBut && b.allBut) return { named: new Set([...a.named, ...b.named]), allBut: true }
  const [listed, other] = a.allBut ? [b, a] : [a, b]
  const kept = [...listed.named].filter((text) => other.named.has(text) !== other.allBut)
  return { named: new Set(kept), allBut: false }
}

export function intersection(a: ValueSet, b: ValueSet): ValueSet {
  return {
    numbers: commonNumbers(a.numbers, b.numbers),
    texts: commonTexts(a.texts, b.texts),
    booleans: { no: a.booleans.no && b.booleans.no, yes: a.booleans.yes && b.booleans.yes },
    missing: a.missing && b.missing,
  }
}

export const union = (a: ValueSet, b: ValueSet): ValueSet => complement(intersection(complement(a), complement(b)))

export function holds(set: ValueSet, value: number | string | boolean | null): boolean {
  if (value === null) return set.missing
  if (typeof value === 'boolean') return value ? set.booleans.yes : set.booleans.no
  if (typeof value === 'string') return set.texts.named.has(value) !== set.texts.allBut
  return set.numbers.some(
    ({ from, to }) =>
      (from.value < value || (from.value === value && from.side === 0)) &&
      (value < to.value || (value === to.value && to.side === 1)),
  )
}

export const isNothing = (set: ValueSet): boolean =>
  set.numbers.length === 0 &&
  set.texts.named.size === 0 &&
  !set.texts.allBut &&
  !set.booleans.no &&
  !set.booleans.yes &&
  !set.missing
