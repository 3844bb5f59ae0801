import 'server-only'
import type { Endpoint } from '@/server/http/endpoint'
import { checkRules } from './check'
import { evaluateRules } from './evaluate'
import { runRuleTests } from './run-tests'
import { simulateRules } from './simulate'
import { getSimulation, listSimulations } from './simulations'
import { readRuleTables } from './table'

const RULES = '/models/{model}/versions/{version}/rules'

export const ruleEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: RULES,
    summary: 'The decision tables of a version',
    operation: readRuleTables,
    input: 'none',
    shape: 'item',
  },
  {
    method: 'POST',
    path: `${RULES}/evaluate`,
    summary: 'Decide cases by the rules of a version',
    operation: evaluateRules,
    input: 'body',
    shape: 'item',
    example: { inputs: [{ distance: 733, origin: 'ORD' }] },
  },
  {
    method: 'GET',
    path: `${RULES}/check`,
    summary: 'Gaps, overlaps, contradictions and rows out of reach',
    operation: checkRules,
    input: 'none',
    shape: 'item',
  },
  {
    method: 'GET',
    path: `${RULES}/tests`,
    summary: 'Run the test cases that are kept with a version',
    operation: runRuleTests,
    input: 'none',
    shape: 'item',
  },
  {
    method: 'POST',
    path: `${RULES}/simulations`,
    summary: 'Decide the logged traffic of another version by these rules, as a background job',
    operation: simulateRules,
    input: 'body',
    shape: 'accepted',
    example: { source: 'v1', from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
  },
  {
    method: 'GET',
    path: '/rules/simulations',
    summary: 'List simulations',
    operation: listSimulations,
    input: 'query',
    shape: 'page',
  },
  {
    method: 'GET',
    path: '/rules/simulations/{id}',
    summary: 'One simulation with its differences',
    operation: getSimulation,
    input: 'none',
    shape: 'item',
  },
]
