import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@/server/router'

type Imports = inferRouterOutputs<AppRouter>['imports']
export type ImportPreview = Imports['preview']
export type ImportDetail = Imports['get']
