import 'server-only'
import { mutation, queryProcedure, router } from '@/server/trpc'
import { checkRules } from './check'
import { checkDraft } from './check-draft'
import { evaluateRules } from './evaluate'
import { runRuleTests } from './run-tests'
import { simulateRules } from './simulate'
import { getSimulation, listSimulations } from './simulations'
import { readRuleTables } from './table'

export const rulesRouter = router({
  tables: queryProcedure(readRuleTables),
  check: queryProcedure(checkRules),
  checkDraft: mutation(checkDraft),
  evaluate: queryProcedure(evaluateRules),
  runTests: queryProcedure(runRuleTests),
  simulate: mutation(simulateRules),
  simulation: queryProcedure(getSimulation),
  simulations: queryProcedure(listSimulations),
})
