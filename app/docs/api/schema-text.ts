type Schema = { [key: string]: unknown }

const SHOWN = 8

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null

function choices(values: readonly unknown[]): string {
  const shown = values.slice(0, SHOWN).map((value) => String(value))
  return shown.join(' | ') + (values.length > SHOWN ? ' | …' : '')
}

/** A JSON Schema in a few words: `text`, `number[]`, `up | down`. */
export function schemaText(schema: unknown): string {
  if (!isSchema(schema)) return 'any'
  if ('const' in schema) return String(schema.const)
  if (Array.isArray(schema.enum)) return choices(schema.enum)
  const options = schema.anyOf ?? schema.oneOf
  if (Array.isArray(options)) return [...new Set(options.map(schemaText))].join(' | ')
  if (schema.type === 'array') return `${schemaText(schema.items)}[]`
  if (schema.type === 'string') return 'text'
  return typeof schema.type === 'string' ? schema.type : 'any'
}

/** What a schema says beyond its type: its description, default and bounds. */
export function schemaNotes(schema: unknown): string {
  if (!isSchema(schema)) return ''
  const bound = (name: string, text: string) => {
    const value = schema[name]
    return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? [`${text} ${value}`] : []
  }
  return [
    ...(typeof schema.description === 'string' ? [schema.description] : []),
    ...('default' in schema && !isSchema(schema.default) ? [`= ${String(schema.default)}`] : []),
    ...bound('minimum', '≥'),
    ...bound('maximum', '≤'),
    ...bound('maxLength', 'length ≤'),
    ...bound('maxItems', 'items ≤'),
  ].join('; ')
}
