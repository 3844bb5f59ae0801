import 'server-only'
import type { AnyEndpoint } from '@/server/http/endpoint'
import { getImport, listImports } from './list'
import { receiveImport } from './receive'
import { getRejected, sendRejected } from './rejected'
import { startImport } from './start'

export const importEndpoints: AnyEndpoint[] = [
  {
    method: 'POST',
    path: '/models/{model}/imports',
    summary: 'Load a table of predictions or labels as a background job',
    description:
      'Query: kind=predictions|labels, version, map=name:column,…, zone, fileName. The body is CSV, NDJSON or Parquet, ' +
      'up to 2 GB; gzip is read. timestamp may be mapped to a date and an hour: map=timestamp:day%2Bhour.',
    operation: startImport,
    accepts: ['text/csv', 'application/x-ndjson', 'application/vnd.apache.parquet', 'application/octet-stream'],
    handle: receiveImport,
  },
  { method: 'GET', path: '/imports', summary: 'List imports', operation: listImports, input: 'query', shape: 'page' },
  { method: 'GET', path: '/imports/{id}', summary: 'One import', operation: getImport, input: 'none', shape: 'item' },
  {
    method: 'GET',
    path: '/imports/{id}/rejected',
    summary: 'The rows an import refused, as CSV',
    operation: getRejected,
    answers: 'text/csv',
    handle: sendRejected,
  },
]
