import 'server-only'
import type { Endpoint } from '@/server/http/endpoint'
import { createModel } from './create'
import { createVersion } from './create-version'
import { readHandover } from './handover'
import { getModel, getVersion, listModels, listVersions } from './list'
import { listOwners, setOwner } from './set-owner'

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
  {
    method: 'POST',
    path: '/models/{model}/owners',
    summary: 'Hand a model over to another person, who may see it',
    operation: setOwner,
    input: 'body',
    shape: 'created',
  },
  {
    method: 'GET',
    path: '/models/{model}/owners',
    summary: 'Who owned a model, since when and why, and when they took it over',
    operation: listOwners,
    input: 'query',
    shape: 'page',
  },
  {
    method: 'GET',
    path: '/models/{model}/handover',
    summary: 'What whoever takes over a model finds done and open, and who made its versions',
    operation: readHandover,
    input: 'none',
    shape: 'item',
  },
]
