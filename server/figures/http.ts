import 'server-only'
import { readDrift } from '@/server/drift/read-drift'
import type { Endpoint } from '@/server/http/endpoint'
import { readProfile } from '@/server/models/profile'
import { readPerformance } from '@/server/performance/read-performance'
import { readQuality } from '@/server/quality/read-quality'
import { pushResources } from '@/server/service-health/push-resources'
import { readService } from '@/server/service-health/read-service'

const VERSION = '/models/{model}/versions/{version}'

export const figureEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: `${VERSION}/drift`,
    summary: 'Distance of inputs and scores from the reference',
    operation: readDrift,
    input: 'query',
    shape: 'item',
  },
  {
    method: 'GET',
    path: `${VERSION}/performance`,
    summary: 'Performance against ground truth',
    operation: readPerformance,
    input: 'query',
    shape: 'item',
  },
  {
    method: 'GET',
    path: `${VERSION}/service`,
    summary: 'Requests, errors, latency, memory and CPU',
    operation: readService,
    input: 'query',
    shape: 'item',
  },
  {
    method: 'GET',
    path: `${VERSION}/profile`,
    summary: 'Profile of the reference',
    operation: readProfile,
    input: 'none',
    shape: 'item',
  },
  {
    method: 'GET',
    path: `${VERSION}/quality`,
    summary: 'Missing, invalid, unseen, out-of-range and unknown values',
    operation: readQuality,
    input: 'query',
    shape: 'item',
  },
  {
    method: 'POST',
    path: `${VERSION}/resources`,
    summary: 'Report memory and CPU',
    operation: pushResources,
    input: 'body',
    shape: 'batch',
  },
]
