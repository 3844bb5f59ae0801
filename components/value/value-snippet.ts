/** The call that says what decisions are worth. The money in it is an example. */
export function valueSnippet(origin: string, model: string): string {
  const body = {
    currency: 'EUR',
    matrix: [
      [0, -5],
      [-20, 10],
    ],
    runCostPerThousand: 1.5,
    reviewCostPerPositive: 0.5,
    baseline: 'do_nothing',
  }
  return [
    `curl -X PUT '${origin}/api/v1/models/${model}/value' \\`,
    '  -H "Authorization: Bearer $PLUMBLINE_KEY" \\',
    "  -H 'Content-Type: application/json' \\",
    `  -d '${JSON.stringify(body)}'`,
  ].join('\n')
}
