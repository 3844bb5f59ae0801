import { readCell } from '@/domain/rules/cell'
import type { Span, ValueSet } from '@/domain/rules/value-set'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { type NumberPart, numberWords, quoted } from './part-words'

type T = AreaTranslator<'rules'>

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

const partOf = ({ from, to }: Span): NumberPart => ({
  kind: 'numbers',
  low: finite(from.value),
  lowIncluded: from.side === 0,
  high: finite(to.value),
  highIncluded: to.side === 1,
})

/** All numbers but single ones, such as `!= 3`: those left out. */
function leftOut(spans: readonly Span[]): number[] | null {
  if (spans[0]?.from.value !== -Infinity || spans.at(-1)?.to.value !== Infinity) return null
  const points: number[] = []
  for (const [i, span] of spans.slice(1).entries()) {
    const before = spans[i]?.to.value
    if (before !== span.from.value) return null
    points.push(before)
  }
  return points
}

function numbers({ numbers: spans }: ValueSet, t: T): string | null {
  if (spans.length === 0) return null
  const points = leftOut(spans)
  if (points && points.length > 0) return t('cell.not', { values: points.join(t('cell.list')) })
  return spans.map((span) => numberWords(partOf(span), t)).join(t('cell.or'))
}

function texts({ texts: { named, allBut } }: ValueSet, t: T): string | null {
  const values = [...named].map((value) => quoted(value, t))
  const [first] = values
  if (first === undefined) return allBut ? t('cell.anyText') : null
  if (values.length === 1) return allBut ? t('cell.isNot', { value: first }) : first
  return t(allBut ? 'cell.noneOf' : 'cell.oneOf', { values: values.join(t('cell.list')) })
}

function booleans({ booleans: { no, yes } }: ValueSet, t: T): string | null {
  if (no === yes) return null
  return t(yes ? 'cell.true' : 'cell.false')
}

/** What the condition is about, where the column does not say. */
function kindOf(set: ValueSet): 'numeric' | 'categorical' | 'boolean' {
  if (set.texts.named.size > 0) return 'categorical'
  return set.booleans.no === set.booleans.yes ? 'numeric' : 'boolean'
}

/** A simple condition in words; null where it is better shown as it is written. */
export function cellWords(text: string, type: string | null, t: T): string | null {
  const cell = readCell(text)
  if (cell.kind === 'any') return t('cell.any')
  if (cell.kind !== 'set') return null
  const kind = type ?? kindOf(cell.set)
  const words =
    kind === 'numeric' ? numbers(cell.set, t) : kind === 'boolean' ? booleans(cell.set, t) : texts(cell.set, t)
  if (!/\bnull\b/.test(text) || !cell.set.missing) return words
  return [words, t('cell.missing')].filter((part) => part !== null).join(t('cell.or'))
}

const PLAIN_TEXT = /^(?:"([^"]*)"|'([^']*)')$/

/** A result without its quotes; expressions stay as they are. */
export function outputWords(text: string): string {
  const match = PLAIN_TEXT.exec(text)
  return match ? (match[1] ?? match[2] ?? '') : text
}
