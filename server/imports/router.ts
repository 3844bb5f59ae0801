import 'server-only'
import { mutation, queryProcedure, router } from '@/server/trpc'
import { getImportDetail, listImportDetails } from './list'
import { previewImport } from './preview'

export const importsRouter = router({
  list: queryProcedure(listImportDetails),
  get: queryProcedure(getImportDetail),
  preview: mutation(previewImport),
})
