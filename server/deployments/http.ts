import 'server-only'
import type { Endpoint } from '@/server/http/endpoint'
import { getAlias, listAliases, readAliasHistory, setAlias } from './aliases'
import { archiveVersion, restoreVersion } from './archive-version'
import { createDeployment } from './create'
import { endDeployment } from './end'
import { createEnvironment, getEnvironment, listEnvironments } from './environments'
import { listEvents, readFeedSecret } from './events'
import { reportHeartbeat } from './heartbeat'
import { deploymentHistory, getDeployment, listDeployments, listHeartbeats } from './list'
import { rollbackDeployment } from './rollback'

const ALIAS = '/models/{model}/aliases/{alias}'
const VERSION = '/models/{model}/versions/{version}'

export const deploymentEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/environments',
    summary: 'Create an environment',
    operation: createEnvironment,
    input: 'body',
    shape: 'created',
  },
  {
    method: 'GET',
    path: '/environments',
    summary: 'List environments',
    operation: listEnvironments,
    input: 'query',
    shape: 'page',
  },
  {
    method: 'GET',
    path: '/environments/{slug}',
    summary: 'One environment',
    operation: getEnvironment,
    input: 'none',
    shape: 'item',
  },
  {
    method: 'POST',
    path: '/deployments',
    summary: 'Load what served, or serves already',
    operation: createDeployment,
    input: 'body',
    shape: 'created',
  },
  {
    method: 'GET',
    path: '/deployments',
    summary: 'What serves where, now or at a time',
    operation: listDeployments,
    input: 'query',
    shape: 'page',
  },
  {
    method: 'GET',
    path: '/deployments/events',
    summary: 'Signed feed of what happened, after a sequence number',
    operation: listEvents,
    input: 'query',
    shape: 'item',
  },
  {
    method: 'GET',
    path: '/deployments/events/secret',
    summary: 'What signatures of the feed are checked with',
    operation: readFeedSecret,
    input: 'none',
    shape: 'item',
  },
  {
    method: 'GET',
    path: '/deployments/{id}',
    summary: 'One deployment and where a rollback leads',
    operation: getDeployment,
    input: 'none',
    shape: 'item',
  },
  {
    method: 'POST',
    path: '/deployments/{id}/rollback',
    summary: 'Back to what served before; needs a person or a key that a person owns',
    operation: rollbackDeployment,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'POST',
    path: '/deployments/{id}/end',
    summary: 'Take out of service',
    operation: endDeployment,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'POST',
    path: '/deployments/{id}/heartbeat',
    summary: 'An instance says what it runs',
    operation: reportHeartbeat,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'GET',
    path: '/deployments/{id}/heartbeats',
    summary: 'Running instances',
    operation: listHeartbeats,
    input: 'query',
    shape: 'page',
  },
  {
    method: 'GET',
    path: '/models/{model}/deployments',
    summary: 'Everything that ever served of a model',
    operation: deploymentHistory,
    input: 'query',
    shape: 'page',
  },
  {
    method: 'GET',
    path: '/models/{model}/aliases',
    summary: 'Aliases of a model',
    operation: listAliases,
    input: 'query',
    shape: 'page',
  },
  {
    method: 'GET',
    path: ALIAS,
    summary: 'One alias',
    operation: getAlias,
    input: 'none',
    shape: 'item',
  },
  {
    method: 'PUT',
    path: ALIAS,
    summary: 'Point an alias at a version',
    operation: setAlias,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'POST',
    path: `${VERSION}/archive`,
    summary: 'Take a version out of use; refused while it serves, waits for a promotion, is tested or has an alias',
    operation: archiveVersion,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'POST',
    path: `${VERSION}/restore`,
    summary: 'Bring an archived version back into use',
    operation: restoreVersion,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'GET',
    path: `${ALIAS}/history`,
    summary: 'Who moved an alias, when and why',
    operation: readAliasHistory,
    input: 'query',
    shape: 'page',
  },
]
