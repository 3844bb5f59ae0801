import 'server-only'
import { readDistribution } from '@/server/drift/read-distribution'
import { readDrift } from '@/server/drift/read-drift'
import { readProfile } from '@/server/models/profile'
import { readPerformance } from '@/server/performance/read-performance'
import { readSegments } from '@/server/performance/read-segments'
import { listPredictions } from '@/server/predictions/list'
import { readQuality } from '@/server/quality/read-quality'
import { readService } from '@/server/service-health/read-service'
import { queryProcedure, router } from '@/server/trpc'
import { readHome } from './home'
import { modelOverview, readModelHealth, readVersionHealth } from './overview'

export const monitoringRouter = router({
  home: queryProcedure(readHome),
  models: queryProcedure(modelOverview),
  model: queryProcedure(readModelHealth),
  version: queryProcedure(readVersionHealth),
  drift: queryProcedure(readDrift),
  performance: queryProcedure(readPerformance),
  distribution: queryProcedure(readDistribution),
  segments: queryProcedure(readSegments),
  quality: queryProcedure(readQuality),
  service: queryProcedure(readService),
  profile: queryProcedure(readProfile),
  predictions: queryProcedure(listPredictions),
})
