import 'server-only'
import type { Endpoint } from '@/server/http/endpoint'
import { attest, listAttestations } from './attestations'
import { decidePromotion } from './decide'
import { activateAtOnce } from './emergency'
import { readEvidencePack } from './evidence-pack'
import { getPromotion, listPromotions, waitingPromotions } from './list'
import { getPolicy, listPolicies, policyHistory, putPolicy } from './policies'
import { requestPromotion } from './request'
import { reviewPromotion } from './review'
import { simulatePromotions } from './simulate'

const ATTESTATIONS = '/models/{model}/versions/{version}/attestations'

export const promotionEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/promotions',
    summary: 'Ask to put a version to work',
    operation: requestPromotion,
    input: 'body',
    shape: 'created',
  },
  {
    method: 'GET',
    path: '/promotions',
    summary: 'List promotions',
    operation: listPromotions,
    input: 'query',
    shape: 'page',
  },
  {
    method: 'GET',
    path: '/promotions/waiting',
    summary: 'Promotions that wait for your word',
    operation: waitingPromotions,
    input: 'none',
    shape: 'item',
  },
  {
    method: 'GET',
    path: '/promotions/{id}',
    summary: 'One promotion with its gates, approvals and evidence',
    operation: getPromotion,
    input: 'none',
    shape: 'item',
  },
  {
    method: 'POST',
    path: '/promotions/{id}/decision',
    summary: 'Approve or reject; needs a person or a key that a person owns',
    operation: decidePromotion,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'POST',
    path: '/promotions/{id}/emergency',
    summary: 'Put to work at once; somebody else reviews it within 72 hours',
    operation: activateAtOnce,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'POST',
    path: '/promotions/{id}/review',
    summary: 'Confirm or object to an emergency',
    operation: reviewPromotion,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'GET',
    path: '/promotions/{id}/evidence',
    summary: 'Evidence pack with hashes',
    operation: readEvidencePack,
    input: 'none',
    shape: 'item',
  },
  {
    method: 'GET',
    path: '/policies',
    summary: 'Policies in force by environment and risk tier',
    operation: listPolicies,
    input: 'query',
    shape: 'page',
  },
  {
    method: 'POST',
    path: '/policies/simulation',
    summary: 'Which past promotions another policy would have stopped',
    operation: simulatePromotions,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'GET',
    path: '/policies/{environment}/{riskTier}',
    summary: 'The policy in force',
    operation: getPolicy,
    input: 'none',
    shape: 'item',
  },
  {
    method: 'PUT',
    path: '/policies/{environment}/{riskTier}',
    summary: 'Set the policy for requests from now on',
    operation: putPolicy,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'GET',
    path: '/policies/{environment}/{riskTier}/history',
    summary: 'All versions of a policy',
    operation: policyHistory,
    input: 'query',
    shape: 'page',
  },
  {
    method: 'POST',
    path: ATTESTATIONS,
    summary: 'Vouch for something about a version',
    operation: attest,
    input: 'body',
    shape: 'created',
  },
  {
    method: 'GET',
    path: ATTESTATIONS,
    summary: 'What persons vouch for',
    operation: listAttestations,
    input: 'query',
    shape: 'page',
  },
]
