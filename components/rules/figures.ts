import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@/server/router'

type Outputs = inferRouterOutputs<AppRouter>['rules']
export type RuleTables = Outputs['tables']
export type TableView = RuleTables['tables'][number]
export type TableCell = TableView['rows'][number]['cells'][number]
export type RuleCheck = Outputs['check']
export type TableCheck = RuleCheck['tables'][number]
export type Unreadable = NonNullable<RuleCheck['unreadable']>[number]
/** What the checks say, of a version or of what is being written. */
export type Checked = Pick<RuleCheck, 'tables' | 'unreadable' | 'unreadableCount'>
export type Evaluated = Outputs['evaluate']['items'][number]
export type FiredRow = Evaluated['fired'][number]
export type TestRun = Outputs['runTests']
export type Simulation = Outputs['simulation']
export type SimulationResult = NonNullable<Simulation['result']>
export type ListedSimulation = Outputs['simulations']['items'][number]
export type DraftCheck = Outputs['checkDraft']
