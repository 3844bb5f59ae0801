import type { SuspectClass } from './classes'
import { hasStreet, hasTitle, LOOKS_LIKE } from './content'
import { mask } from './mask'
import { nameHints } from './name-hint'

/** A column's distinct values as text, each with the rows that hold it; missing and invalid rows are left out. */
export type ColumnValues = {
  name: string
  kind: 'numeric' | 'categorical'
  values: readonly { text: string; rows: number }[]
}

export type Suspect = {
  class: SuspectClass
  /** In (0, 1]: how sure the scan is, to sort and to choose by; not a probability. */
  confidence: number
  /** Share of rows whose value looks like the class; 0 where only the name speaks for it. */
  share: number
  by: ('name' | 'content')[]
  /** Masked: the shape of a value, never the value. */
  examples: string[]
}

/** Suspicions below this are not worth a person's time. */
const CONFIDENCE_MIN = 0.5
const EXAMPLES = 3
/** A code list has few values; what identifies people has many. */
const MANY_VALUES = 20
const MANY_SHARE = 0.3
const NEARLY_UNIQUE = 0.5

type Facts = { rows: number; distinct: number; share: number; hinted: boolean; sure: number }

const MAJORITY = 0.5
const SOME = 0.01
const SOME_ROWS = 3

const many = ({ rows, distinct }: Facts) =>
  distinct >= MANY_VALUES || (rows > 0 && distinct / rows >= MANY_SHARE && distinct > 2)

/** Formats that hardly anything else has: also a few of them matter. */
function distinctive(facts: Facts): number {
  const { share, rows, hinted } = facts
  if (share >= MAJORITY) return hinted ? 0.99 : 0.95
  if (share >= SOME && share * rows >= SOME_ROWS) return hinted ? 0.9 : 0.7
  return hinted && many(facts) ? 0.5 : 0
}

/** One in ten numbers passes Luhn's check by chance, so most must. */
function card(facts: Facts): number {
  if (facts.share >= MAJORITY && facts.distinct > 2) return facts.hinted ? 0.99 : 0.9
  return facts.hinted && many(facts) ? 0.5 : 0
}

/** Words that others use, too (places, products): the name of the column, or an unmistakable part, must speak for them. */
function ambiguous(facts: Facts): number {
  if (!many(facts)) return 0
  if (facts.sure >= MAJORITY) return facts.hinted ? 0.99 : 0.9
  if (facts.hinted) return facts.share >= MAJORITY ? 0.9 : 0.6
  return facts.sure >= SOME && facts.sure * facts.rows >= SOME_ROWS ? 0.6 : 0
}

function identifier(facts: Facts): number {
  const unique = facts.rows >= MANY_VALUES && facts.distinct / facts.rows >= NEARLY_UNIQUE
  return facts.hinted && unique ? 0.6 + 0.3 * (facts.distinct / facts.rows) : 0
}

function freeText(facts: Facts): number {
  if (facts.share < MAJORITY || facts.distinct / facts.rows < NEARLY_UNIQUE) return 0
  return facts.hinted ? 0.9 : 0.7
}

const CONFIDENCE: Record<SuspectClass, (facts: Facts) => number> = {
  email: distinctive,
  phone: (facts) => (facts.share >= MAJORITY ? (facts.hinted ? 0.95 : 0.8) : facts.hinted && many(facts) ? 0.5 : 0),
  card,
  iban: distinctive,
  national_id: distinctive,
  ip_address: distinctive,
  person_name: ambiguous,
  address: ambiguous,
  identifier,
  free_text: freeText,
}

/** Numbers are looked at only for what is written as bare digits. */
const IN_NUMBERS: ReadonlySet<SuspectClass> = new Set(['card', 'phone', 'national_id', 'identifier'])
const SURE: Partial<Record<SuspectClass, (text: string) => boolean>> = { person_name: hasTitle, address: hasStreet }

/** Enough of a text to know it by; bounds the work of every pattern. */
const LENGTH = 300
const start = (text: string) => text.trim().slice(0, LENGTH)

function suspect(column: ColumnValues, one: SuspectClass, hinted: boolean): Suspect | null {
  const looks = LOOKS_LIKE[one]
  const certain = SURE[one] ?? looks
  const matching = column.values.filter(({ text }) => looks(start(text)))
  const count = (values: ColumnValues['values']) => values.reduce((sum, value) => sum + value.rows, 0)
  const rows = count(column.values)
  if (rows === 0) return null
  const share = count(matching) / rows
  const sure = count(matching.filter(({ text }) => certain(start(text)))) / rows
  const confidence = CONFIDENCE[one]({ rows, distinct: column.values.length, share, hinted, sure })
  if (confidence < CONFIDENCE_MIN) return null
  const byContent = matching.length > 0 && one !== 'identifier'
  const shown = matching.length > 0 ? matching : column.values
  return {
    class: one,
    confidence: Number(confidence.toFixed(3)),
    share,
    by: [...(hinted ? (['name'] as const) : []), ...(byContent ? (['content'] as const) : [])],
    examples: [...new Set(shown.slice(0, EXAMPLES * 4).map(({ text }) => mask(text)))].slice(0, EXAMPLES),
  }
}

/** What personal information a column may hold, surest first; empty where nothing suggests any. */
export function scanColumn(column: ColumnValues): Suspect[] {
  const hints = new Set(nameHints(column.name))
  const classes = Object.keys(LOOKS_LIKE) as SuspectClass[]
  return classes
    .filter((one) => column.kind === 'categorical' || IN_NUMBERS.has(one))
    .flatMap((one) => suspect(column, one, hints.has(one)) ?? [])
    .sort((a, b) => b.confidence - a.confidence)
}
