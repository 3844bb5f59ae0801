import type { RuleFeature } from './rules-facts'

export type CaseInput = Record<string, number | string | boolean | null>
export type ReadCase = { ok: true; input: CaseInput } | { ok: false; wrong: string[] }

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** What was written into the form, by type; an empty field is missing. `wrong` names the features that are no numbers. */
export function readCase(features: readonly RuleFeature[], text: (name: string) => string): ReadCase {
  const input: CaseInput = {}
  const wrong: string[] = []
  for (const { name, type } of features) {
    const given = text(name)
    if (given === '') input[name] = null
    else if (type === 'categorical') input[name] = given
    else if (type === 'boolean') input[name] = given === 'true'
    else if (NUMBER.test(given)) input[name] = Number(given)
    else wrong.push(name)
  }
  return wrong.length > 0 ? { ok: false, wrong } : { ok: true, input }
}
