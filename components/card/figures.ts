import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@/server/router'

type Outputs = inferRouterOutputs<AppRouter>
export type PiiAnswer = Outputs['models']['pii']
export type PiiColumn = PiiAnswer['columns'][number]
export type FairnessAnswer = Outputs['models']['fairness']
export type FairnessField = FairnessAnswer['fields'][number]
export type FairnessGap = FairnessField['gaps'][number]
export type UseCase = Outputs['useCases']['get']
export type Served = Outputs['deployments']['list']['items'][number]
