import 'server-only'
import type { AnyEndpoint } from '@/server/http/endpoint'
import { assignAbTest, readAssignmentRule } from './assignment'
import { concludeAbTest, promotionOfAbTest } from './conclude'
import { createAbTest } from './create'
import { readDisagreements } from './disagreements'
import { deviateAbTest, editAbTest } from './edit'
import { exportAbTestResults, sendAbTestResults } from './export'
import { ingestExposures } from './exposures'
import { freezeAbTest } from './freeze'
import { getAbTest, listAbTests, sizeAbTest } from './list'
import { ingestOutcomes } from './outcomes'
import { readAbTestResults } from './results'
import { rampAbTest, startAbTest } from './start'
import { matureAbTest, stopAbTest } from './stop'

export const abTestEndpoints: AnyEndpoint[] = [
  {
    method: 'POST',
    path: '/ab-tests',
    summary: 'Draft an A/B test of versions',
    operation: createAbTest,
    input: 'body',
    shape: 'created',
    etag: 'revision',
  },
  {
    method: 'GET',
    path: '/ab-tests',
    summary: 'List A/B tests',
    operation: listAbTests,
    input: 'query',
    shape: 'page',
  },
  {
    method: 'POST',
    path: '/ab-tests/sizing',
    summary: 'Units and time that a plan needs',
    operation: sizeAbTest,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'GET',
    path: '/ab-tests/{id}',
    summary: 'One A/B test, by id or slug',
    operation: getAbTest,
    input: 'none',
    shape: 'item',
    etag: 'revision',
  },
  {
    method: 'PUT',
    path: '/ab-tests/{id}',
    summary: 'Save a draft that nobody else saved meanwhile',
    description:
      'Say which revision you saw, as If-Match with the ETag of the answer or as `revision` in the body. If somebody saved since: 412 with the revision, plan and editor that are there now, and nothing is changed.',
    operation: editAbTest,
    input: 'body',
    shape: 'item',
    etag: 'revision',
  },
  {
    method: 'POST',
    path: '/ab-tests/{id}/deviations',
    summary: 'Change a frozen plan; its result is exploratory from then on',
    description:
      'Say which revision you saw, as If-Match with the ETag of the answer or as `revision` in the body. If somebody saved since: 412 with the revision, plan and editor that are there now, and nothing is changed.',
    operation: deviateAbTest,
    input: 'body',
    shape: 'item',
    etag: 'revision',
  },
  {
    method: 'POST',
    path: '/ab-tests/{id}/freeze',
    summary: 'Sign the plan; needs a person who did not write it',
    operation: freezeAbTest,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'POST',
    path: '/ab-tests/{id}/start',
    summary: 'Start a frozen test, if asked with a part of each arm',
    operation: startAbTest,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'POST',
    path: '/ab-tests/{id}/ramp',
    summary: 'Let more of the arms in; nobody changes arm',
    operation: rampAbTest,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'POST',
    path: '/ab-tests/{id}/mature',
    summary: 'Take nobody new in and wait for labels',
    operation: matureAbTest,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'POST',
    path: '/ab-tests/{id}/stop',
    summary: 'Stop before the time, with a reason',
    operation: stopAbTest,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'POST',
    path: '/ab-tests/{id}/conclude',
    summary: 'Conclude; needs a person or a key that a person owns',
    operation: concludeAbTest,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'GET',
    path: '/ab-tests/{id}/assignment',
    summary: 'The arm of an entity',
    operation: assignAbTest,
    input: 'query',
    shape: 'item',
  },
  {
    method: 'GET',
    path: '/ab-tests/{id}/rule',
    summary: 'What a client needs to assign by itself',
    operation: readAssignmentRule,
    input: 'none',
    shape: 'item',
  },
  {
    method: 'POST',
    path: '/ab-tests/{id}/exposures',
    summary: 'Log exposures',
    operation: ingestExposures,
    input: 'body',
    shape: 'batch',
  },
  {
    method: 'POST',
    path: '/ab-tests/{id}/outcomes',
    summary: 'Log figures of entities',
    operation: ingestOutcomes,
    input: 'body',
    shape: 'batch',
  },
  {
    method: 'GET',
    path: '/ab-tests/{id}/results',
    summary: 'Health, figures and verdict as of a time',
    operation: readAbTestResults,
    input: 'query',
    shape: 'item',
  },
  {
    method: 'GET',
    path: '/ab-tests/{id}/disagreements',
    summary: 'Newest cases that the control and a challenger decided differently',
    operation: readDisagreements,
    input: 'query',
    shape: 'item',
  },
  {
    method: 'GET',
    path: '/ab-tests/{id}/promotion',
    summary: 'The promotion request that the conclusion leads to',
    operation: promotionOfAbTest,
    input: 'none',
    shape: 'item',
  },
  {
    method: 'GET',
    path: '/ab-tests/{id}/export',
    summary: 'Results as CSV or JSON',
    operation: exportAbTestResults,
    answers: 'text/csv',
    handle: sendAbTestResults,
  },
]
