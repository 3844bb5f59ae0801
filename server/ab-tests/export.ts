import 'server-only'
import { z } from 'zod'
import type { Effect } from '@/domain/ab-tests/figures'
import { resultsInput } from '@/domain/ab-tests/input'
import { csvLine } from '@/domain/imports/csv-cell'
import type { RawRoute } from '@/server/http/endpoint'
import { queryInput } from '@/server/http/operation-input'
import { downloadHeaders } from '@/server/http/stream-text'
import { query } from '@/server/kernel/operation'
import { readTestResults } from './results'
import type { AbTestResults } from './to-results'

const TYPES = { csv: 'text/csv', json: 'application/json' } as const

export const exportAbTestResults = query({
  name: 'abTests.export',
  permission: 'figures:read',
  input: resultsInput.extend({ format: z.enum(['csv', 'json']).default('csv') }),
  run: async (ctx, { id, asOf, format }) => ({ format, results: (await readTestResults(ctx, id, asOf)).results }),
})

const HEADER = [
  'as_of',
  'plan_hash',
  'verdict',
  'segment',
  'metric',
  'role',
  'arm',
  'exposed',
  'mature',
  'labelled',
  'value',
]
const REST = [
  'method',
  'absolute',
  'low',
  'high',
  'relative',
  'relative_low',
  'relative_high',
  'p_value',
  'decided',
  'reason',
]

const effectCells = (effect: Effect | undefined) =>
  effect && effect.value !== null ? [effect.value, effect.low, effect.high] : [null, null, null]
const reasonOf = (effect: Effect | undefined) => (effect && effect.value === null ? effect.reason : null)

type Compared = AbTestResults['metrics'][number]['comparisons'][number] | undefined
const compared = (one: Compared) => [
  ...[one?.method ?? null, ...effectCells(one?.absolute), ...effectCells(one?.relative)],
  ...[one?.pValue ?? null, one ? String(one.decided) : null, reasonOf(one?.absolute)],
]

/** One line per metric and arm, then one per segment, metric and challenger. */
export function resultsCsv(results: AbTestResults): string {
  const head = [results.asOf, results.planHash, results.verdict]
  const lines = [csvLine([...HEADER, ...REST])]
  for (const { metric, role, arms, comparisons } of results.metrics) {
    for (const { arm, exposed, mature, labelled, value } of arms) {
      const own = comparisons.find((one) => one.arm === arm)
      lines.push(csvLine([...head, '', metric, role, arm, exposed, mature, labelled, value, ...compared(own)]))
    }
  }
  for (const { segment, metric, comparisons } of results.segments) {
    for (const one of comparisons) {
      lines.push(csvLine([...head, segment, metric, 'segment', one.arm, null, null, null, null, ...compared(one)]))
    }
  }
  return lines.join('')
}

/** `GET /ab-tests/{id}/export` */
export async function sendAbTestResults(_request: Request, route: RawRoute): Promise<Response> {
  const asked = { ...queryInput(route.query), ...route.params }
  const { format, results } = await exportAbTestResults.execute(route.caller, asked)
  const headers = downloadHeaders(TYPES[format], `ab-test-${results.test}.${format}`)
  return new Response(format === 'csv' ? resultsCsv(results) : JSON.stringify(results, null, 2), { headers })
}
