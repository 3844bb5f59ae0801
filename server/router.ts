import 'server-only'
import { kpisRouter } from '@/server/kpis/router'
import { modelsRouter } from '@/server/models/router'
import { router } from '@/server/trpc'
import { useCasesRouter } from '@/server/use-cases/router'

/** Every procedure that the screens use. */
export const appRouter = router({
  kpis: kpisRouter,
  models: modelsRouter,
  useCases: useCasesRouter,
})
export type AppRouter = typeof appRouter
