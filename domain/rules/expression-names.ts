import { type Token, tokensOf } from './expression'

/** What an expression reads: paths from the node's input (`['customer', 'age']`), and other nodes by name. */
export type Names = { paths: string[][]; nodes: string[] }

const WORDS = new Set(['true', 'false', 'null', 'and', 'or', 'not', 'in', 'as', 'if', 'then', 'else'])

const isSymbol = (token: Token | undefined, value: string) => token?.kind === 'symbol' && token.value === value

/** The path that starts at a name: what follows by `.name` or `["name"]`. */
function pathFrom(tokens: readonly Token[], at: number): { path: string[]; end: number } {
  const path: string[] = []
  let i = at
  for (;;) {
    const [dot, name, close] = [tokens[i], tokens[i + 1], tokens[i + 2]]
    if (isSymbol(dot, '.') && name?.kind === 'name') {
      path.push(name.value)
      i += 2
    } else if (isSymbol(dot, '[') && name?.kind === 'text' && isSymbol(close, ']')) {
      path.push(name.value)
      i += 3
    } else return { path, end: i }
  }
}

function locals(tokens: readonly Token[]): Set<string> {
  const found = new Set<string>()
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'name') continue
    const before = tokens[i - 1]
    const named = before?.kind === 'name' && before.value === 'as'
    if (named || isSymbol(tokens[i + 1], '=')) found.add(token.value)
  }
  return found
}

/** `{ key: value }`, not `condition ? name : other`. */
function isKey(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return isSymbol(tokens[at + 1], ':') && (isSymbol(before, '{') || isSymbol(before, ',')) && opensObject(tokens, at)
}

function opensObject(tokens: readonly Token[], at: number): boolean {
  let depth = 0
  for (let i = at - 1; i >= 0; i--) {
    const token = tokens[i]
    if (token?.kind !== 'symbol') continue
    if (')]}'.includes(token.value)) depth++
    else if ('([{'.includes(token.value) && depth-- === 0) return token.value === '{'
  }
  return false
}

function addName(into: Names, tokens: readonly Token[], at: number): number {
  const token = tokens[at]
  if (token?.kind !== 'name') return at + 1
  const { path, end } = pathFrom(tokens, at + 1)
  const [first] = path
  if (token.value === '$root') {
    if (path.length > 0) into.paths.push(path)
  } else if (token.value === '$nodes') {
    if (first !== undefined) into.nodes.push(first)
  } else if (!token.value.startsWith('$')) {
    into.paths.push([token.value, ...path])
  }
  return end
}

/** Names that an expression reads, or null when it cannot be read at all. */
export function namesOf(source: string): Names | null {
  const tokens = tokensOf(source)
  if (!tokens) return null
  const names: Names = { paths: [], nodes: [] }
  const own = locals(tokens)
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]
    if (token?.kind === 'template') {
      for (const part of token.parts) {
        const inner = namesOf(part)
        if (!inner) return null
        names.paths.push(...inner.paths)
        names.nodes.push(...inner.nodes)
      }
    }
    const skipped =
      token?.kind !== 'name' ||
      WORDS.has(token.value) ||
      own.has(token.value) ||
      isSymbol(tokens[i + 1], '(') ||
      isSymbol(tokens[i - 1], '.') ||
      isSymbol(tokens[i - 1], '#') ||
      isKey(tokens, i)
    i = skipped ? i + 1 : addName(names, tokens, i)
  }
  return names
}

const PLAIN = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/

/** How an expression names a feature: as it is, or `$root["…"]` where its name is not one word. */
export const featureExpression = (name: string): string => (PLAIN.test(name) ? name : `$root["${name}"]`)
