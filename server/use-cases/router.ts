import 'server-only'
import { mutation, queryProcedure, router } from '@/server/trpc'
import { createUseCase } from './create'
import { getUseCase, listUseCases } from './list'

export const useCasesRouter = router({
  list: queryProcedure(listUseCases),
  get: queryProcedure(getUseCase),
  create: mutation(createUseCase),
})
