import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@/server/router'

type Outputs = inferRouterOutputs<AppRouter>
export type LeaderboardAnswer = Outputs['models']['leaderboard']
export type Candidate = LeaderboardAnswer['items'][number]
export type Served = Outputs['deployments']['list']['items'][number]
