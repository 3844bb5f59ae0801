import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@/server/router'

type Outputs = inferRouterOutputs<AppRouter>
export type ValueAnswer = Outputs['value']['read']
export type ValueWindow = ValueAnswer['windows'][number]
export type ThresholdAnswer = ValueAnswer['bestThreshold']
export type ValueModels = Outputs['value']['models']
export type ValueModelItem = ValueModels['items'][number]
export type CurrentValueModel = NonNullable<ValueModels['current']>
