import type { FieldAtoms, Ranges } from './field-atoms'
import type { RuleValue } from './input-values'
import type { Box } from './ranges'
import type { Cut } from './value-set'

/** A part of what one field can be; null ends are open to infinity. */
export type RegionPart =
  | { kind: 'numbers'; low: number | null; lowIncluded: boolean; high: number | null; highIncluded: boolean }
  | { kind: 'text'; value: string }
  | { kind: 'other_texts'; than: readonly string[] }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'missing' }

export type Field = { name: string; atoms: FieldAtoms }
/** A region of cases: per field what it can be, in words, and one case of it. Fields that can be anything are left out. */
export type Region = {
  fields: { field: string; parts: RegionPart[]; words: string }[]
  words: string
  example: Record<string, RuleValue>
}

const finite = (cut: Cut | undefined): number | null => (cut && Number.isFinite(cut.value) ? cut.value : null)

function partsOf(atoms: FieldAtoms, ranges: Ranges): RegionPart[] {
  return ranges.flatMap(([from, to]) => {
    const parts: RegionPart[] = []
    const lastNumber = atoms.numbersAt + atoms.cuts.length - 2
    if (atoms.numbersAt >= 0 && from <= lastNumber) {
      const [low, high] = [
        atoms.cuts[from - atoms.numbersAt],
        atoms.cuts[Math.min(to, lastNumber) - atoms.numbersAt + 1],
      ]
      const included = { lowIncluded: low?.side === 0, highIncluded: high?.side === 1 }
      parts.push({ kind: 'numbers', low: finite(low), high: finite(high), ...included })
    }
    for (let atom = Math.max(from, atoms.numbersAt < 0 ? 0 : lastNumber + 1); atom <= to; atom++) {
      parts.push(singlePart(atoms, atom))
    }
    return parts
  })
}

function singlePart(atoms: FieldAtoms, atom: number): RegionPart {
  if (atom === atoms.missingAt) return { kind: 'missing' }
  if (atoms.booleansAt >= 0 && atom >= atoms.booleansAt) return { kind: 'boolean', value: atom > atoms.booleansAt }
  const text = atoms.texts[atom - atoms.textsAt]
  return text === undefined ? { kind: 'other_texts', than: atoms.texts } : { kind: 'text', value: text }
}

function numberWords(part: Extract<RegionPart, { kind: 'numbers' }>): string {
  const { low, high } = part
  if (low === null && high === null) return 'any number'
  if (low !== null && low === high) return String(low)
  const from = low === null ? '' : `${part.lowIncluded ? 'from' : 'above'} ${low}`
  const to = high === null ? '' : `${part.highIncluded ? 'up to' : 'below'} ${high}`
  return [from, to].filter(Boolean).join(', ')
}

function partWords(part: RegionPart): string {
  if (part.kind === 'numbers') return numberWords(part)
  if (part.kind === 'text') return `"${part.value}"`
  if (part.kind === 'boolean') return String(part.value)
  return part.kind === 'missing' ? 'missing' : part.than.length > 0 ? 'any other text' : 'any text'
}

function between(low: number, high: number): number {
  const middle = low + (high - low) / 2
  const whole = Math.ceil(low + Number.MIN_VALUE)
  return whole > low && whole < high ? whole : middle
}

function exampleNumber(part: Extract<RegionPart, { kind: 'numbers' }>): number {
  const { low, high } = part
  if (low === null && high === null) return 0
  if (low === null)
    return part.highIncluded ? (high as number) : Math.floor(high as number) - (Number.isInteger(high) ? 1 : 0)
  if (part.lowIncluded) return low
  if (high === null) return Math.floor(low) + 1
  return part.highIncluded ? high : between(low, high)
}

function otherText(than: readonly string[]): string {
  let text = 'other'
  while (than.includes(text)) text += ' value'
  return text
}

function exampleOf(part: RegionPart | undefined): RuleValue {
  if (!part || part.kind === 'missing') return null
  if (part.kind === 'numbers') return exampleNumber(part)
  return part.kind === 'other_texts' ? otherText(part.than) : part.value
}

const isWhole = (atoms: FieldAtoms, ranges: Ranges) => ranges[0]?.[0] === 0 && ranges[0][1] === atoms.size - 1

/** Puts a box into words, with one case of it. */
export function regionOf(fields: readonly Field[], box: Box): Region {
  const described = fields.map(({ name, atoms }, i) => {
    const ranges = box[i] ?? []
    const parts = partsOf(atoms, ranges)
    return { field: name, parts, words: parts.map(partWords).join(' or '), whole: isWhole(atoms, ranges) }
  })
  const limited = described.filter(({ whole }) => !whole)
  return {
    fields: limited.map(({ field, parts, words }) => ({ field, parts, words })),
    words: limited.map(({ field, words }) => `${field} ${words}`).join('; ') || 'any case',
    example: Object.fromEntries(described.map(({ field, parts }) => [field, exampleOf(parts[0])])),
  }
}
