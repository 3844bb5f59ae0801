import 'server-only'
import { mutation, queryProcedure, router } from '@/server/trpc'
import { assignAbTest } from './assignment'
import { concludeAbTest, promotionOfAbTest } from './conclude'
import { createAbTest } from './create'
import { readDisagreements } from './disagreements'
import { deviateAbTest, editAbTest } from './edit'
import { freezeAbTest } from './freeze'
import { getAbTest, listAbTests, sizeAbTest } from './list'
import { readAbTestResults } from './results'
import { rampAbTest, startAbTest } from './start'
import { matureAbTest, stopAbTest } from './stop'

export const abTestsRouter = router({
  list: queryProcedure(listAbTests),
  get: queryProcedure(getAbTest),
  results: queryProcedure(readAbTestResults),
  sizing: queryProcedure(sizeAbTest),
  assignment: queryProcedure(assignAbTest),
  promotion: queryProcedure(promotionOfAbTest),
  disagreements: queryProcedure(readDisagreements),
  create: mutation(createAbTest),
  edit: mutation(editAbTest),
  deviate: mutation(deviateAbTest),
  freeze: mutation(freezeAbTest),
  start: mutation(startAbTest),
  ramp: mutation(rampAbTest),
  mature: mutation(matureAbTest),
  stop: mutation(stopAbTest),
  conclude: mutation(concludeAbTest),
})
