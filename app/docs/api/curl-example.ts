import 'server-only'
import type { AnyEndpoint } from '@/server/http/endpoint'
import { EXAMPLE_QUERIES, EXAMPLES } from '@/server/http/examples'

const PARAMETERS: Record<string, string> = { model: 'late-arrival', version: 'v1', slug: 'late-arrivals' }

const shellText = (value: unknown) => JSON.stringify(value, null, 2).replaceAll("'", "'\\''")

/** A call that can be pasted into a terminal. */
export function curlExample(endpoint: AnyEndpoint, origin: string): string {
  const name = `${endpoint.method} ${endpoint.path}`
  const path = endpoint.path.replace(/\{(.+?)\}/g, (_, parameter: string) => PARAMETERS[parameter] ?? `<${parameter}>`)
  const query = EXAMPLE_QUERIES[name]
  const lines = [
    `curl ${endpoint.method === 'GET' ? '' : `-X ${endpoint.method} `}'${origin}/api/v1${path}${query ? `?${query}` : ''}'`,
    '  -H "Authorization: Bearer $PLUMBLINE_KEY"',
  ]
  if ('handle' in endpoint) {
    const [type] = endpoint.accepts ?? []
    if (type) lines.push(`  -H 'Content-Type: ${type}'`, '  --data-binary @table.csv')
  } else if (endpoint.input === 'body') {
    lines.push("  -H 'Content-Type: application/json'", `  -d '${shellText(endpoint.example ?? EXAMPLES[name] ?? {})}'`)
  }
  return lines.join(' \\\n')
}
