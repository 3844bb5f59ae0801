import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@/server/router'

type Outputs = inferRouterOutputs<AppRouter>
export type Model = Outputs['models']['get']
export type Version = Outputs['models']['getVersion']
export type ListedModel = Outputs['monitoring']['models']['items'][number]
export type Health = NonNullable<Outputs['monitoring']['version']>
export type Profile = Outputs['monitoring']['profile']
export type DriftAnswer = Outputs['monitoring']['drift']
export type DriftWindow = DriftAnswer['windows'][number]
export type DriftFinding = DriftWindow['features'][number]
export type Distribution = Outputs['monitoring']['distribution']
export type PerformanceAnswer = Outputs['monitoring']['performance']
export type PerformanceWindow = PerformanceAnswer['windows'][number]
export type QualityAnswer = Outputs['monitoring']['quality']
export type QualityWindow = QualityAnswer['windows'][number]
export type FeatureQuality = QualityWindow['features'][number]
export type ServiceAnswer = Outputs['monitoring']['service']
export type ServiceWindow = ServiceAnswer['windows'][number]
