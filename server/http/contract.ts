import 'server-only'
import { z } from 'zod'
import { KEY_SCOPES, type KeyScope, SCOPE_PERMISSIONS } from '@/domain/access/permissions'
import type { Need } from '@/server/kernel/operation'
import type { AnyEndpoint } from './endpoint'
import { matchField } from './if-match'
import { ROW_CONTRACTS } from './row-contracts'
import { rowsField } from './rows-field'

export type JsonSchema = { [key: string]: unknown }
export type Field = { name: string; schema: JsonSchema; required: boolean; place: 'path' | 'query' | 'body' }

/** What an endpoint takes, field by field, read off the contract that validates. */
export type Contract = { fields: Field[]; definitions: Record<string, JsonSchema> }

const pathNames = (path: string) => [...path.matchAll(/\{(.+?)\}/g)].map((match) => match[1] ?? '')

function schemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  return rest
}

function asObject(value: unknown): Record<string, JsonSchema> {
  return typeof value === 'object' && value !== null ? (value as Record<string, JsonSchema>) : {}
}

function placeOf(endpoint: AnyEndpoint, name: string, inPath: readonly string[]): Field['place'] {
  if (inPath.includes(name)) return 'path'
  return 'handle' in endpoint || endpoint.input !== 'body' ? 'query' : 'body'
}

function withRow(endpoint: AnyEndpoint, name: string, schema: JsonSchema): JsonSchema {
  const row = ROW_CONTRACTS[endpoint.operation.name]
  if ('handle' in endpoint || !row || name !== rowsField(endpoint)) return schema
  return { ...schema, items: schemaOf(row) }
}

export function contractOf(endpoint: AnyEndpoint): Contract {
  const inPath = pathNames(endpoint.path)
  const { properties, required, $defs } = schemaOf(endpoint.operation.input)
  const known = asObject(properties)
  // What a header may give instead need not be in the body.
  const matched = 'handle' in endpoint ? null : matchField(endpoint)
  const needed = Array.isArray(required) ? (required as string[]).filter((name) => name !== matched) : []
  const names = [...inPath, ...Object.keys(known).filter((name) => !inPath.includes(name))]
  const fields = names.map((name): Field => {
    const place = placeOf(endpoint, name, inPath)
    const schema = withRow(endpoint, name, known[name] ?? { type: 'string' })
    return { name, schema, place, required: place === 'path' || needed.includes(name) }
  })
  return { fields, definitions: asObject($defs) }
}

/** Key scopes that hold a permission. */
export function scopesFor(need: Need): KeyScope[] {
  return need === 'public' ? [...KEY_SCOPES] : KEY_SCOPES.filter((scope) => SCOPE_PERMISSIONS[scope].includes(need))
}
