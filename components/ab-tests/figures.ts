import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@/server/router'

type Outputs = inferRouterOutputs<AppRouter>['abTests']
export type ListedTest = Outputs['list']['items'][number]
export type AbTest = Outputs['get']
export type Results = Outputs['results']
export type Sizing = Outputs['sizing']
export type GivenPlan = inferRouterInputs<AppRouter>['abTests']['create']
export type TestStatus = AbTest['status']
export type MetricResult = Results['metrics'][number]
export type Comparison = MetricResult['comparisons'][number]
export type Clause = Results['clauses'][number]
export type Gate = Results['health'][number]
export type Effect = Comparison['absolute']
/** Plan, status and what was read of it, where it was read. */
export type ReadTest = { test: AbTest; results: Results }
