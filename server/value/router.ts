import 'server-only'
import { mutation, queryProcedure, router } from '@/server/trpc'
import { readValue } from './read-value'
import { readValueModels } from './read-value-models'
import { setValue } from './set-value'

export const valueRouter = router({
  read: queryProcedure(readValue),
  models: queryProcedure(readValueModels),
  set: mutation(setValue),
})
