import 'server-only'
import { mutation, queryProcedure, router } from '@/server/trpc'
import { attest, listAttestations } from './attestations'
import { decidePromotion } from './decide'
import { activateAtOnce } from './emergency'
import { readEvidencePack } from './evidence-pack'
import { getPromotion, listPromotions, waitingPromotions } from './list'
import { getModelPolicy, listPolicies, policyHistory, putPolicy } from './policies'
import { requestPromotion } from './request'
import { reviewPromotion } from './review'
import { simulatePromotions } from './simulate'

export const promotionsRouter = router({
  list: queryProcedure(listPromotions),
  get: queryProcedure(getPromotion),
  waiting: queryProcedure(waitingPromotions),
  evidence: queryProcedure(readEvidencePack),
  request: mutation(requestPromotion),
  decide: mutation(decidePromotion),
  activateAtOnce: mutation(activateAtOnce),
  review: mutation(reviewPromotion),
  policies: queryProcedure(listPolicies),
  modelPolicy: queryProcedure(getModelPolicy),
  policyHistory: queryProcedure(policyHistory),
  putPolicy: mutation(putPolicy),
  simulate: queryProcedure(simulatePromotions),
  attest: mutation(attest),
  attestations: queryProcedure(listAttestations),
})
