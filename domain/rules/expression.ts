export type Token =
  | { kind: 'number'; value: number; text: string }
  | { kind: 'text'; value: string }
  | { kind: 'name'; value: string }
  | { kind: 'symbol'; value: string }
  /** A text with expressions inside: their sources. */
  | { kind: 'template'; parts: string[] }

const NUMBER = /^\d[\d_]*(?:\.(?!\.)[\d_]*)?(?:e[+-]?\d+)?/
const NAME = /^[$A-Za-z_][\w$]*/
const SYMBOL = /^(?:\.\.|>=|<=|==|!=|\?\?|\|\||&&|[^\s\w])/

function template(text: string): string[] | null {
  if (!text.includes('${')) return null
  return [...text.matchAll(/\$\{([^}]*)\}/g)].map((match) => match[1] ?? '')
}

function quoted(source: string): { token: Token; length: number } | null {
  const quote = source.charAt(0)
  const end = source.indexOf(quote, 1)
  if (end < 0) return null
  const value = source.slice(1, end)
  const parts = quote === '`' ? template(value) : null
  return { token: parts ? { kind: 'template', parts } : { kind: 'text', value }, length: end + 1 }
}

function next(source: string): { token: Token; length: number } | null {
  if (/^["'`]/.test(source)) return quoted(source)
  const number = NUMBER.exec(source)?.[0]
  if (number !== undefined) {
    return { token: { kind: 'number', value: Number(number.replaceAll('_', '')), text: number }, length: number.length }
  }
  const name = NAME.exec(source)?.[0]
  if (name !== undefined) return { token: { kind: 'name', value: name }, length: name.length }
  const symbol = SYMBOL.exec(source)?.[0]
  return symbol === undefined ? null : { token: { kind: 'symbol', value: symbol }, length: symbol.length }
}

/** The tokens of an expression, or null where it cannot be read (a text that does not end). */
export function tokensOf(source: string): Token[] | null {
  const tokens: Token[] = []
  for (let rest = source.trimStart(); rest !== ''; ) {
    const found = next(rest)
    if (!found) return null
    tokens.push(found.token)
    rest = rest.slice(found.length).trimStart()
  }
  return tokens
}
