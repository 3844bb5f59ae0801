import 'server-only'
import type { Endpoint } from '@/server/http/endpoint'
import { ingestLabels } from './ingest'
import { listLabels } from './list'

export const labelEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/labels',
    summary: 'Send ground truth',
    operation: ingestLabels,
    input: 'body',
    shape: 'batch',
  },
  {
    method: 'GET',
    path: '/labels',
    summary: 'Labels as they became known, newest first',
    operation: listLabels,
    input: 'query',
    shape: 'page',
  },
]
