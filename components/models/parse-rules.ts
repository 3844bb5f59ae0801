export type Condition = { feature: string; op: string; value: string }
export type Rule = { id: string; name: string | null; when: Condition[]; predict: string }
export type RuleSet = { rules: Rule[]; otherwise: string | null }

type Fields = Record<string, unknown>
const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)

function valueText(value: unknown): string | null {
  if (isPlain(value)) return String(value)
  if (Array.isArray(value) && value.every(isPlain)) return value.map(String).join(', ')
  return null
}

function conditionOf(value: unknown): Condition | null {
  const fields = fieldsOf(value)
  if (!fields || typeof fields.feature !== 'string' || typeof fields.op !== 'string') return null
  const text = valueText(fields.value)
  return text === null ? null : { feature: fields.feature, op: fields.op, value: text }
}

function ruleOf(value: unknown, place: number): Rule | null {
  const fields = fieldsOf(value)
  if (!fields || !Array.isArray(fields.when)) return null
  const when = fields.when.map(conditionOf)
  const predict = valueText(fields.predict)
  if (predict === null || when.some((condition) => condition === null)) return null
  return {
    id: valueText(fields.id) ?? String(place + 1),
    name: typeof fields.name === 'string' ? fields.name : null,
    when: when.flatMap((condition) => (condition ? [condition] : [])),
    predict,
  }
}

/** Rules in the form that can be read as sentences; null for any other JSON. */
export function parseRules(value: unknown): RuleSet | null {
  const fields = fieldsOf(value)
  if (!fields || !Array.isArray(fields.rules) || fields.rules.length === 0) return null
  const rules = fields.rules.map(ruleOf)
  if (rules.some((rule) => rule === null)) return null
  return { rules: rules.flatMap((rule) => (rule ? [rule] : [])), otherwise: valueText(fields.otherwise) }
}
