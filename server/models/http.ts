import 'server-only'
import type { Endpoint } from '@/server/http/endpoint'
import { createModel } from './create'
import { createVersion } from './create-version'
import { getModel, getVersion, listModels, listVersions } from './list'

const VERSIONS = '/models/{model}/versions'

export const modelEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/models',
    summary: 'Create a model',
    operation: createModel,
    input: 'body',
    shape: 'created',
  },
  { method: 'GET', path: '/models', summary: 'List models', operation: listModels, input: 'query', shape: 'page' },
  { method: 'GET', path: '/models/{model}', summary: 'One model', operation: getModel, input: 'none', shape: 'item' },
  {
    method: 'POST',
    path: VERSIONS,
    summary: 'Create a version',
    operation: createVersion,
    input: 'body',
    shape: 'created',
  },
  { method: 'GET', path: VERSIONS, summary: 'List versions', operation: listVersions, input: 'query', shape: 'page' },
  {
    method: 'GET',
    path: `${VERSIONS}/{version}`,
    summary: 'One version',
    operation: getVersion,
    input: 'none',
    shape: 'item',
  },
]
