import { type Token, tokensOf } from './expression'
import {
  ALL_NUMBERS,
  complement,
  EVERYTHING,
  HIGHEST,
  intersection,
  isNothing,
  LOWEST,
  NOTHING,
  numbersBetween,
  only,
  union,
  type ValueSet,
} from './value-set'

/**
 * A condition of a decision table as the engine understands it.
 * - `any`: left empty.
 * - `set`: holds for exactly these values.
 * - `never`: the engine cannot evaluate it and passes over the row; `because` says what to write instead.
 * - `opaque`: an expression of another form; not checked.
 */
export type Cell =
  | { kind: 'any' }
  | { kind: 'set'; set: ValueSet }
  | { kind: 'never'; because: string }
  | { kind: 'opaque' }

/** Where a condition is true, and where the engine cannot evaluate it, which ends the whole cell. */
type Truth = { yes: ValueSet; fails: ValueSet }

class Unreadable extends Error {}

const NOT_NUMBERS = complement(ALL_NUMBERS)
const FAILS: Truth = { yes: NOTHING, fails: EVERYTHING }
const overNumbers = (yes: ValueSet): Truth => ({ yes, fails: NOT_NUMBERS })
const always = (yes: ValueSet): Truth => ({ yes, fails: NOTHING })
const clear = ({ yes, fails }: Truth): Truth => ({ yes: intersection(yes, complement(fails)), fails })

function or(a: Truth, b: Truth): Truth {
  const rest = complement(union(a.yes, a.fails))
  return { yes: union(a.yes, intersection(rest, b.yes)), fails: union(a.fails, intersection(rest, b.fails)) }
}

function and(a: Truth, b: Truth): Truth {
  return { yes: intersection(a.yes, b.yes), fails: union(a.fails, intersection(a.yes, b.fails)) }
}

const negate = ({ yes, fails }: Truth): Truth => ({ yes: complement(union(yes, fails)), fails })

type Scalar = number | string | boolean | null

/** Reads the common forms of a unary test: `> 3`, `[1..5)`, `"a", "b"`, `in [...]`, `not in [...]`, `!= 3`, joined by `,`, `and`, `or`. */
class CellReader {
  private at = 0
  constructor(private readonly tokens: readonly Token[]) {}

  read(): Truth {
    const truth = this.joined()
    if (this.at < this.tokens.length) throw new Unreadable()
    return clear(truth)
  }

  private peek(value: string, ahead = 0): boolean {
    const token = this.tokens[this.at + ahead]
    return (token?.kind === 'symbol' || token?.kind === 'name') && token.value === value
  }

  private take(...values: string[]): string | null {
    const found = values.find((value) => this.peek(value))
    if (found === undefined) return null
    this.at++
    return found
  }

  private expect(...values: string[]): string {
    const found = this.take(...values)
    if (found === null) throw new Unreadable()
    return found
  }

  /** The engine reads from left to right; `,`, `or` and `and` bind alike. */
  private joined(): Truth {
    let truth = this.test()
    for (let word = this.take(',', 'or', 'and'); word !== null; word = this.take(',', 'or', 'and')) {
      truth = word === 'and' ? and(truth, this.test()) : or(truth, this.test())
    }
    return truth
  }

  private test(): Truth {
    if (this.peek('not') && this.peek('(', 1)) return this.negated()
    const named = this.take('$') !== null
    const operator = this.take('>=', '<=', '==', '!=', '>', '<')
    if (operator !== null) return this.comparison(operator)
    if (this.take('not')) {
      this.expect('in')
      return negate(this.membership())
    }
    if (this.take('in')) return this.membership()
    if (named) throw new Unreadable()
    return this.peek('[') || this.peek('(') ? this.membership() : always(only(this.scalar()))
  }

  /** The engine negates conditions, not values: `not("a")` fails for every input. */
  private negated(): Truth {
    this.at += 2
    const condition = this.peek('$')
    const inner = this.joined()
    this.expect(')')
    return condition ? negate(inner) : FAILS
  }

  private comparison(operator: string): Truth {
    const value = this.scalar()
    if (operator === '==') return always(only(value))
    if (operator === '!=') return always(complement(only(value)))
    if (typeof value !== 'number') return FAILS
    if (operator === '>') return overNumbers(numbersBetween({ value, side: 1 }, HIGHEST))
    if (operator === '>=') return overNumbers(numbersBetween({ value, side: 0 }, HIGHEST))
    if (operator === '<') return overNumbers(numbersBetween(LOWEST, { value, side: 0 }))
    return overNumbers(numbersBetween(LOWEST, { value, side: 1 }))
  }

  /** An interval or a list of values. */
  private membership(): Truth {
    const open = this.expect('[', '(')
    const first = this.scalar()
    if (this.take('..')) return this.interval(open, first)
    if (open === '(') throw new Unreadable()
    let set = only(first)
    while (this.take(',')) if (!this.peek(']')) set = union(set, only(this.scalar()))
    this.expect(']')
    return always(set)
  }

  private interval(open: string, low: Scalar): Truth {
    const high = this.scalar()
    const close = this.expect(']', ')')
    if (typeof low !== 'number' || typeof high !== 'number') return FAILS
    const from = { value: low, side: open === '[' ? 0 : 1 } as const
    const to = { value: high, side: close === ']' ? 1 : 0 } as const
    return overNumbers(numbersBetween(from, to))
  }

  private scalar(): Scalar {
    const sign = this.take('-', '+')
    const token = this.tokens[this.at++]
    if (token?.kind === 'number') return sign === '-' ? -token.value : token.value
    if (sign !== null) throw new Unreadable()
    if (token?.kind === 'text') return token.value
    if (token?.kind === 'name' && token.value === 'true') return true
    if (token?.kind === 'name' && token.value === 'false') return false
    if (token?.kind === 'name' && token.value === 'null') return null
    throw new Unreadable()
  }
}

const INSTEAD = 'the engine cannot evaluate this, so the row never applies; write != or not in [...] to exclude values'

/** What a cell's text means. `-` and unfinished texts never hold in this engine; an empty cell always does. */
export function readCell(text: string): Cell {
  const source = text.trim()
  if (source === '') return { kind: 'any' }
  if (source === '-') return { kind: 'never', because: 'leave the cell empty for any value' }
  const tokens = tokensOf(source)
  if (!tokens) return { kind: 'never', because: 'a text in it does not end' }
  try {
    const { yes, fails } = new CellReader(tokens).read()
    if (!isNothing(yes)) return { kind: 'set', set: yes }
    return { kind: 'never', because: isNothing(complement(fails)) ? INSTEAD : 'no value meets it' }
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'opaque' }
    throw error
  }
}

/** Columns without a field hold whole expressions. */
export const readFreeCell = (text: string): Cell => (text.trim() === '' ? { kind: 'any' } : { kind: 'opaque' })

export const setOf = (cell: Cell): ValueSet =>
  cell.kind === 'set' ? cell.set : cell.kind === 'never' ? NOTHING : EVERYTHING
