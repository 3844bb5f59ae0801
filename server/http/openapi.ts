import 'server-only'
import { ERROR_STATUS } from '@/domain/errors/codes'
import { contractOf, type Field, type JsonSchema, scopesFor } from './contract'
import { API_BASE } from './dispatch'
import type { AnyEndpoint, Shape } from './endpoint'
import { EXAMPLES } from './examples'
import { matchField } from './if-match'
import { JSON_TYPE, NDJSON_TYPE } from './media-type'
import { PROBLEM_TYPE } from './problem'
import { rowsField } from './rows-field'

const text = { type: 'string' }
const count = { type: 'integer', minimum: 0 }
const object = (properties: Record<string, JsonSchema>, required = Object.keys(properties)): JsonSchema => ({
  type: 'object',
  required,
  properties,
})

const SCHEMAS: Record<string, JsonSchema> = {
  Problem: object({
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: text,
    code: { enum: Object.keys(ERROR_STATUS) },
    requestId: text,
    errors: { type: 'array', items: object({ pointer: text, code: text, detail: text }) },
  }),
  BatchReport: object({
    received: count,
    accepted: count,
    duplicates: count,
    flagged: count,
    rejected: {
      type: 'array',
      items: object({
        index: count,
        id: { type: ['string', 'null'] },
        code: text,
        pointer: text,
        detail: text,
        retryable: { type: 'boolean' },
      }),
    },
  }),
  Page: object({ items: { type: 'array', items: { type: 'object' } }, next: { type: ['string', 'null'] } }),
}

const STATUSES: Record<Shape, readonly string[]> = {
  created: ['201', '200'],
  item: ['200'],
  page: ['200'],
  batch: ['200', '207'],
  accepted: ['202'],
}
const WORDS: Record<string, string> = {
  '200': 'Done',
  '201': 'Created',
  '202': 'Accepted; runs in the background',
  '207': 'Some rows were rejected',
}
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: JsonSchema) => ({ [JSON_TYPE]: { schema } })

function resultSchema(shape: Shape): JsonSchema {
  if (shape === 'page') return ref('Page')
  return shape === 'batch' ? ref('BatchReport') : { type: 'object' }
}

function responses(endpoint: AnyEndpoint): JsonSchema {
  const failure = { default: { $ref: '#/components/responses/Problem' } }
  if ('handle' in endpoint) {
    const content = endpoint.answers ? { [endpoint.answers]: { schema: text } } : json({ type: 'object' })
    return {
      [endpoint.done ?? (endpoint.method === 'POST' ? '202' : '200')]: { description: 'Done', content },
      ...failure,
    }
  }
  const content = json(resultSchema(endpoint.shape))
  const done = STATUSES[endpoint.shape].map((status) => [status, { description: WORDS[status] ?? 'Done', content }])
  return { ...Object.fromEntries(done), ...failure }
}

/** Definitions of one contract move to the document's components under a name of their own. */
function moved(value: unknown, owner: string): unknown {
  if (Array.isArray(value)) return value.map((entry) => moved(entry, owner))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      if (key !== '$ref' || typeof entry !== 'string') return [key, moved(entry, owner)]
      return [key, entry.replace('#/$defs/', `#/components/schemas/${owner}.`)]
    }),
  )
}

function requestBody(endpoint: AnyEndpoint, fields: readonly Field[]): JsonSchema | null {
  if ('handle' in endpoint) {
    if (!endpoint.accepts) return null
    const binary = { schema: { type: 'string', format: 'binary' } }
    return { required: true, content: Object.fromEntries(endpoint.accepts.map((type) => [type, binary])) }
  }
  if (endpoint.input !== 'body') return null
  const properties = Object.fromEntries(fields.map((field) => [field.name, field.schema]))
  const required = fields.flatMap((field) => (field.required ? [field.name] : []))
  const schema = { ...object(properties, required), additionalProperties: false }
  const example = endpoint.example ?? EXAMPLES[`${endpoint.method} ${endpoint.path}`]
  const lines = rowsField(endpoint) === undefined ? {} : { [NDJSON_TYPE]: { schema: text } }
  return { required: true, content: { [JSON_TYPE]: { schema, ...(example !== undefined && { example }) }, ...lines } }
}

const IDEMPOTENCY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'For 24 hours the same key and body give the same answer.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The ETag of the state that was seen; answered 412 with the current one when somebody changed it since.',
  schema: { type: 'string', pattern: '^"[0-9]{1,9}"$' },
}

function lineOf(endpoint: AnyEndpoint, fields: readonly Field[]): JsonSchema {
  const { operation, summary, description } = endpoint
  const parameters: unknown[] = fields.flatMap(({ name, place, required, schema }) =>
    place === 'body' ? [] : [{ name, in: place, required, schema }],
  )
  if (endpoint.method === 'POST') parameters.push(IDEMPOTENCY)
  if (!('handle' in endpoint) && matchField(endpoint) !== null) parameters.push(IF_MATCH)
  const body = requestBody(
    endpoint,
    fields.filter((field) => field.place === 'body'),
  )
  return {
    operationId: operation.name,
    tags: [nounOf(endpoint)],
    summary,
    ...(description !== undefined && { description }),
    'x-permission': operation.permission,
    'x-scopes': scopesFor(operation.permission),
    security: operation.permission === 'public' ? [] : [{ bearer: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: body }),
    responses: responses(endpoint),
  }
}

/** The noun an endpoint belongs to: the first word of its operation's name. */
export const nounOf = ({ operation }: AnyEndpoint): string => operation.name.split('.')[0] ?? operation.name

/** The OpenAPI 3.1 document of the public API. */
export function openApiDocument(endpoints: readonly AnyEndpoint[]): JsonSchema {
  const schemas: Record<string, unknown> = { ...SCHEMAS }
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const owner = endpoint.operation.name
    const { fields, definitions } = contractOf(endpoint)
    for (const [name, schema] of Object.entries(definitions)) schemas[`${owner}.${name}`] = moved(schema, owner)
    const lines = paths[endpoint.path] ?? {}
    lines[endpoint.method.toLowerCase()] = moved(lineOf(endpoint, fields), owner)
    paths[endpoint.path] = lines
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Plumbline',
      version: '1',
      description:
        'Send predictions and labels, read drift and performance. JSON in and out; errors are RFC 9457 problems.',
    },
    servers: [{ url: API_BASE }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'plb_<id>_<secret>' } },
      schemas,
      responses: {
        Problem: { description: 'What went wrong', content: { [PROBLEM_TYPE]: { schema: ref('Problem') } } },
      },
    },
  }
}
