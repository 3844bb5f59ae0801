import 'server-only'
import { mutation, queryProcedure, router } from '@/server/trpc'
import { createKpi } from './create'
import { getKpi, listKpis, listKpiTiles, listKpiValues } from './list'
import { pushKpiValues } from './push-values'

export const kpisRouter = router({
  list: queryProcedure(listKpis),
  tiles: queryProcedure(listKpiTiles),
  get: queryProcedure(getKpi),
  values: queryProcedure(listKpiValues),
  create: mutation(createKpi),
  pushValues: mutation(pushKpiValues),
})
