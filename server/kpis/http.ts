import 'server-only'
import type { Endpoint } from '@/server/http/endpoint'
import { createKpi } from './create'
import { getKpi, listKpis, listKpiValues } from './list'
import { pushKpiValues } from './push-values'

export const kpiEndpoints: Endpoint[] = [
  { method: 'POST', path: '/kpis', summary: 'Create a KPI', operation: createKpi, input: 'body', shape: 'created' },
  { method: 'GET', path: '/kpis', summary: 'List KPIs', operation: listKpis, input: 'query', shape: 'page' },
  {
    method: 'GET',
    path: '/kpis/{slug}',
    summary: 'One KPI with its newest figure',
    operation: getKpi,
    input: 'none',
    shape: 'item',
  },
  {
    method: 'POST',
    path: '/kpis/{slug}/values',
    summary: 'Push figures of a KPI',
    operation: pushKpiValues,
    input: 'body',
    shape: 'batch',
  },
  {
    method: 'GET',
    path: '/kpis/{slug}/values',
    summary: 'Figures of a KPI, newest first',
    operation: listKpiValues,
    input: 'query',
    shape: 'page',
  },
]
