import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@/server/router'

type Outputs = inferRouterOutputs<AppRouter>['promotions']
export type Promotion = Outputs['get']
export type ListedPromotion = Outputs['list']['items'][number]
export type PromotionCounts = Outputs['list']['counts']
export type WaitingPromotion = Outputs['waiting']['items'][number]
export type Waiting = Outputs['waiting']
export type EvidencePack = Outputs['evidence']
export type PoliciesPage = Outputs['policies']
export type PlacedPolicy = PoliciesPage['items'][number]
export type Policy = PlacedPolicy['policy']
export type GateSetting = Policy['gates'][number]
export type PolicyVersion = Outputs['policyHistory']['items'][number]
export type Simulation = Outputs['simulate']
export type Objection = Simulation['blocked'][number]['objections'][number]
export type GivenPolicy = inferRouterInputs<AppRouter>['promotions']['putPolicy']['policy']
