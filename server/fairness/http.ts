import 'server-only'
import type { Endpoint } from '@/server/http/endpoint'
import { readFairness } from './read-fairness'

export const fairnessEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: '/models/{model}/versions/{version}/fairness',
    summary: 'Selection rate, recall and calibration by segment',
    operation: readFairness,
    input: 'query',
    shape: 'item',
  },
]
