import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@/server/router'

export type CompareAnswer = inferRouterOutputs<AppRouter>['models']['compare']
export type ComparedVersion = CompareAnswer['versions'][number]
export type Comparison = CompareAnswer['comparisons'][number]
export type Correctness = Comparison['correctness']
export type PairedEffect = Comparison['rocAuc']
export type DifferingFact = CompareAnswer['differs'][number]
export type LatencyFigures = NonNullable<ComparedVersion['latencyMs']>
