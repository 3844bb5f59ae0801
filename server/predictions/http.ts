import 'server-only'
import type { Endpoint } from '@/server/http/endpoint'
import { ingestPredictions } from './ingest'
import { listPredictions } from './list'

export const predictionEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/predictions',
    summary: 'Log predictions',
    operation: ingestPredictions,
    input: 'body',
    shape: 'batch',
  },
  {
    method: 'GET',
    path: '/predictions',
    summary: 'Single predictions, newest first',
    operation: listPredictions,
    input: 'query',
    shape: 'page',
  },
]
