import 'server-only'
import type { Endpoint } from '@/server/http/endpoint'
import { confirmPii } from './confirm-pii'
import { readPii } from './read-pii'

const PATH = '/models/{model}/versions/{version}/pii'

export const piiEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: PATH,
    summary: 'Personal information the reference may hold',
    operation: readPii,
    input: 'query',
    shape: 'item',
  },
  {
    method: 'POST',
    path: PATH,
    summary: 'Say what features hold',
    operation: confirmPii,
    input: 'body',
    shape: 'item',
    example: { features: [{ name: 'origin', class: 'none' }] },
  },
]
