import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@/server/router'

type Outputs = inferRouterOutputs<AppRouter>['deployments']
export type Deployment = Outputs['history']['items'][number]
export type Serving = Outputs['list']['items'][number]
export type LiveDeployment = Outputs['get']
export type Heartbeat = Outputs['heartbeats']['items'][number]
export type Alias = Outputs['aliases']['items'][number]
