import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@/server/router'

type Outputs = inferRouterOutputs<AppRouter>
export type Artifact = Outputs['models']['artifacts']['items'][number]
export type Handover = Outputs['models']['handover']
export type HandoverItem = Handover['items'][number]
export type OwnerStep = Handover['owners'][number]
