import 'server-only'
import { accessRouter, keysRouter, membersRouter } from '@/server/access/router'
import { auditRouter } from '@/server/audit/router'
import { importsRouter } from '@/server/imports/router'
import { kpisRouter } from '@/server/kpis/router'
import { modelsRouter } from '@/server/models/router'
import { monitoringRouter } from '@/server/monitoring/router'
import { router } from '@/server/trpc'
import { useCasesRouter } from '@/server/use-cases/router'

/** Every procedure that the screens use. */
export const appRouter = router({
  access: accessRouter,
  audit: auditRouter,
  imports: importsRouter,
  keys: keysRouter,
  kpis: kpisRouter,
  members: membersRouter,
  models: modelsRouter,
  monitoring: monitoringRouter,
  useCases: useCasesRouter,
})
export type AppRouter = typeof appRouter
