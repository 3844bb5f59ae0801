import 'server-only'
import type { Endpoint } from '@/server/http/endpoint'
import { createUseCase } from './create'
import { getUseCase, listUseCases } from './list'

export const useCaseEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/use-cases',
    summary: 'Create a use case',
    operation: createUseCase,
    input: 'body',
    shape: 'created',
  },
  {
    method: 'GET',
    path: '/use-cases',
    summary: 'List use cases',
    operation: listUseCases,
    input: 'query',
    shape: 'page',
  },
  {
    method: 'GET',
    path: '/use-cases/{slug}',
    summary: 'One use case',
    operation: getUseCase,
    input: 'none',
    shape: 'item',
  },
]
