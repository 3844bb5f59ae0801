import 'server-only'
import { abTestsRouter } from '@/server/ab-tests/router'
import { accessRouter, keysRouter, membersRouter } from '@/server/access/router'
import { auditRouter } from '@/server/audit/router'
import { deploymentsRouter } from '@/server/deployments/router'
import { importsRouter } from '@/server/imports/router'
import { kpisRouter } from '@/server/kpis/router'
import { modelsRouter } from '@/server/models/router'
import { monitoringRouter } from '@/server/monitoring/router'
import { promotionsRouter } from '@/server/promotions/router'
import { rulesRouter } from '@/server/rules/router'
import { router } from '@/server/trpc'
import { useCasesRouter } from '@/server/use-cases/router'
import { valueRouter } from '@/server/value/router'

/** Every procedure that the screens use. */
export const appRouter = router({
  abTests: abTestsRouter,
  access: accessRouter,
  audit: auditRouter,
  deployments: deploymentsRouter,
  imports: importsRouter,
  keys: keysRouter,
  kpis: kpisRouter,
  members: membersRouter,
  models: modelsRouter,
  monitoring: monitoringRouter,
  promotions: promotionsRouter,
  rules: rulesRouter,
  useCases: useCasesRouter,
  value: valueRouter,
})
export type AppRouter = typeof appRouter
