import 'server-only'
import type { AnyEndpoint } from '@/server/http/endpoint'
import { exportAudit, sendAudit } from './export'
import { listAudit } from './list'
import { verifyAudit } from './verify'

export const auditEndpoints: AnyEndpoint[] = [
  { method: 'GET', path: '/audit', summary: 'Audit records', operation: listAudit, input: 'query', shape: 'page' },
  {
    method: 'GET',
    path: '/audit/verify',
    summary: 'Recompute the hash chain',
    description:
      'Answers every record that was changed, removed, added or moved. `seq` and `hash` of a head noted down earlier are compared too.',
    operation: verifyAudit,
    input: 'query',
    shape: 'item',
  },
  {
    method: 'GET',
    path: '/audit/export',
    summary: 'All audit records that the filter leaves, as CSV or NDJSON',
    operation: exportAudit,
    answers: 'text/csv',
    handle: sendAudit,
  },
]
