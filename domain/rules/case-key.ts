import { setOf } from './cell'
import { type FieldAtoms, fieldAtoms } from './field-atoms'
import type { Context, RuleValue } from './input-values'
import type { DecisionTable } from './table'
import { type Cut, compareCuts, EVERYTHING } from './value-set'

/** A number, a text or a word: an output that does not depend on the case. */
const LITERAL = /^(?:-?\d+(?:\.\d+)?|"[^"]*"|'[^']*'|true|false|null|)$/

function cutBefore(cuts: readonly Cut[], value: number): number {
  let [low, high] = [0, cuts.length - 1]
  const at: Cut = { value, side: 1 }
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareCuts(cuts[middle] as Cut, at) < 0) low = middle + 1
    else high = middle
  }
  return low - 1
}

function atomOf(atoms: FieldAtoms, texts: ReadonlyMap<string, number>, value: RuleValue): number {
  if (value === null) return atoms.missingAt
  if (typeof value === 'number') return atoms.numbersAt + cutBefore(atoms.cuts, value)
  if (typeof value === 'boolean') return atoms.booleansAt + Number(value)
  return atoms.textsAt + (texts.get(value) ?? atoms.texts.length)
}

/**
 * Cases with the same key meet the same conditions of a table, so one answer of the engine holds for all of them. Null
 * where that cannot be told: a condition that is not read here, a column that is no feature, an output that is computed.
 */
export function caseKeys(table: DecisionTable): ((context: Context) => string) | null {
  const known = table.inputs.every(({ feature, type }) => feature !== null && type !== null)
  const read = table.rows.every(({ inputs }) => inputs.every(({ cell }) => cell.kind !== 'opaque'))
  const constant = table.rows.every(({ outputs }) => outputs.every((text) => LITERAL.test(text)))
  if (!known || !read || !constant) return null
  const fields = table.inputs.map(({ feature, type }, i) => {
    const sets = table.rows.map(({ inputs }) => {
      const cell = inputs[i]?.cell
      return cell ? setOf(cell) : EVERYTHING
    })
    const atoms = fieldAtoms(type && { ...type, nullable: true }, sets)
    const texts = new Map(atoms.texts.map((text, at) => [text, at]))
    return (context: Context) => atomOf(atoms, texts, (context[feature ?? ''] ?? null) as RuleValue)
  })
  return (context) => {
    let key = ''
    for (const field of fields) key += `${field(context)},`
    return key
  }
}
