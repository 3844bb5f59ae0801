import 'server-only'
import { mutation, queryProcedure, router } from '@/server/trpc'
import { createModel } from './create'
import { createVersion } from './create-version'
import { getModel, getVersion, listModels, listVersions } from './list'

export const modelsRouter = router({
  list: queryProcedure(listModels),
  get: queryProcedure(getModel),
  create: mutation(createModel),
  listVersions: queryProcedure(listVersions),
  getVersion: queryProcedure(getVersion),
  createVersion: mutation(createVersion),
})
