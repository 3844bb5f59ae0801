import { describe, expect, it } from 'vitest'
import { KEY_SCOPES } from '@/domain/access/permissions'
import { endpoints } from './endpoints'
import { EXAMPLE_QUERIES, EXAMPLES } from './examples'
import { openApiDocument } from './openapi'

type Node = { [key: string]: unknown }
const document = JSON.parse(JSON.stringify(openApiDocument(endpoints))) as Node
const paths = document.paths as Record<string, Record<string, Node>>

function* nodes(value: unknown, at = '#'): Generator<[string, Node]> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield [at, value as Node]
  for (const [key, child] of Object.entries(value)) yield* nodes(child, `${at}/${key}`)
}

function resolve(ref: string): unknown {
  const parts = ref
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  return parts.reduce<unknown>((node, part) => (node as Node | undefined)?.[part], document)
}

const lines = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, line]) => ({ name: `${method.toUpperCase()} ${path}`, path, line })),
)

describe('the OpenAPI document', () => {
  it('is 3.1 with a base path and a bearer scheme', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Plumbline', version: '1' },
      servers: [{ url: '/api/v1' }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    })
  })

  it('has every endpoint of the registry once', () => {
    expect(lines.map((line) => line.name).sort()).toEqual(endpoints.map((e) => `${e.method} ${e.path}`).sort())
  })

  it('resolves every reference inside itself', () => {
    const refs = [...nodes(document)].flatMap(([, node]) => (typeof node.$ref === 'string' ? [node.$ref] : []))
    expect(refs.length).toBeGreaterThan(0)
    for (const ref of refs) expect(resolve(ref), ref).toBeDefined()
  })

  it('states only types that JSON Schema knows', () => {
    const known = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'])
    const schemas = [...nodes(document)].filter(([at]) => /\/(schema|properties\/[^/]+|items)$/.test(at))
    expect(schemas.length).toBeGreaterThan(50)
    for (const [at, schema] of schemas) {
      if (at.includes('/example') || at.endsWith('/properties/type')) continue
      for (const type of [schema.type ?? []].flat()) expect(known.has(String(type)), `${at}: ${type}`).toBe(true)
    }
  })

  it.each(lines)('$name is complete', ({ path, line }) => {
    const parameters = (line.parameters ?? []) as { name: string; in: string; required: boolean; schema: Node }[]
    const inPath = parameters.filter((parameter) => parameter.in === 'path')
    expect(inPath.map((parameter) => `{${parameter.name}}`).sort()).toEqual([...(path.match(/\{.+?\}/g) ?? [])].sort())
    expect(inPath.every((parameter) => parameter.required)).toBe(true)
    expect(new Set(parameters.map((parameter) => `${parameter.in} ${parameter.name}`)).size).toBe(parameters.length)
    expect(parameters.every((parameter) => typeof parameter.schema === 'object')).toBe(true)
    expect(line.operationId).toMatch(/^[a-zA-Z]+\.[a-zA-Z]+$/)
    expect(line.summary).toBeTruthy()
    const responses = line.responses as Record<string, Node>
    expect(responses.default).toEqual({ $ref: '#/components/responses/Problem' })
    expect(Object.keys(responses).some((status) => /^2\d\d$/.test(status))).toBe(true)
    expect((line['x-scopes'] as string[]).every((scope) => (KEY_SCOPES as readonly string[]).includes(scope))).toBe(
      true,
    )
  })

  it('names every operation once', () => {
    const ids = lines.map(({ line }) => line.operationId)
    expect(ids.length).toBe(new Set(ids).size)
  })

  it('has examples that the contracts accept, and none for what does not exist', () => {
    for (const [name, example] of Object.entries(EXAMPLES)) {
      const endpoint = endpoints.find((entry) => `${entry.method} ${entry.path}` === name)
      expect(endpoint, name).toBeDefined()
      const params = Object.fromEntries([...name.matchAll(/\{(.+?)\}/g)].map((match) => [match[1], 'late-arrival']))
      const input = { ...(example as Node), ...params }
      expect(endpoint?.operation.input.safeParse(input).error?.issues, name).toBeUndefined()
    }
    const known = new Set(lines.map((line) => line.name))
    expect(Object.keys(EXAMPLE_QUERIES).filter((name) => !known.has(name))).toEqual([])
  })

  it('documents a row of predictions and of labels', () => {
    const body = paths['/predictions']?.post?.requestBody as { content: Record<string, { schema: Node }> }
    const { properties } = (body.content['application/json']?.schema ?? {}) as { properties?: Record<string, Node> }
    expect(properties?.predictions).toMatchObject({ type: 'array', items: { properties: { id: {}, score: {} } } })
    expect(body.content['application/x-ndjson']).toBeDefined()
  })
})
