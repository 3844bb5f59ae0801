import 'server-only'
import { VALUE_EXAMPLE } from '@/domain/value/example'
import type { Endpoint } from '@/server/http/endpoint'
import { readValue } from './read-value'
import { readValueModels } from './read-value-models'
import { setValue } from './set-value'

export const valueEndpoints: Endpoint[] = [
  {
    method: 'PUT',
    path: '/models/{model}/value',
    summary: 'What decisions are worth and cost, from a day on',
    operation: setValue,
    input: 'body',
    shape: 'created',
    example: { from: '2026-01-01', ...VALUE_EXAMPLE, fixedCostPerMonth: 100 },
  },
  {
    method: 'GET',
    path: '/models/{model}/value',
    summary: 'What decisions are worth, now and before',
    operation: readValueModels,
    input: 'none',
    shape: 'item',
  },
  {
    method: 'GET',
    path: '/models/{model}/versions/{version}/value',
    summary: 'Gain, cost and net value of a version',
    operation: readValue,
    input: 'query',
    shape: 'item',
  },
]
