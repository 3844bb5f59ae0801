import { VALUE_EXAMPLE } from '@/domain/value/example'

/** The call that says what decisions are worth. */
export function valueSnippet(origin: string, model: string): string {
  return [
    `curl -X PUT '${origin}/api/v1/models/${model}/value' \\`,
    '  -H "Authorization: Bearer $PLUMBLINE_KEY" \\',
    "  -H 'Content-Type: application/json' \\",
    `  -d '${JSON.stringify(VALUE_EXAMPLE)}'`,
  ].join('\n')
}
