import 'server-only'
import type { FeatureDefinition } from '@/domain/features/input'
import { type Context, newContext, type RuleValue, ruleValue, setValue } from '@/domain/rules/input-values'
import { NUMBER_MAX } from '@/domain/rules/limits'
import { AppError } from '@/server/kernel/app-error'
import { EngineFailure, type EngineHost, type EngineRow } from './engine-host'
import type { LoadedRules } from './read'

/** One case as rules see it; null where a number is beyond what the engine holds. */
export function contextOf(
  features: readonly FeatureDefinition[],
  read: (name: string, at: number) => RuleValue,
): Context | null {
  const context = newContext()
  for (const [at, { name, type }] of features.entries()) {
    const value = ruleValue(type, read(name, at))
    if (value === 'beyond') return null
    setValue(context, name, value)
  }
  return context
}

const BEYOND: EngineRow = { output: null, fired: [], error: `a number is beyond ${NUMBER_MAX}` }

const CAUSES = {
  time: 'time_limit',
  memory: 'memory_limit',
  crash: 'engine_stopped',
  refused: 'engine_refused',
} as const

/** What went wrong in the engine, as a refusal of the decision model. */
export function engineRefusal(failure: EngineFailure): AppError {
  const detail = `the decision model ${failure.cause === 'refused' ? 'is not taken by the engine' : failure.message}`
  return new AppError('invalid_input', `/rules: ${detail}`, {
    errors: [{ pointer: '/rules', code: CAUSES[failure.cause], detail }],
  })
}

/** Runs cases through a version's rules, in order. The engine is pure: the same case gives the same answer. */
export async function decide(
  host: EngineHost,
  rules: LoadedRules,
  ask: { contexts: readonly (Context | null)[]; bulk: boolean; limitMs: number },
): Promise<EngineRow[]> {
  const { contexts, bulk, limitMs } = ask
  const rows = contexts.filter((context) => context !== null)
  try {
    const decided = rows.length > 0 ? await host.evaluate(rules.compiled, { rows, bulk, limitMs }) : []
    let next = 0
    return contexts.map((context) => (context === null ? BEYOND : (decided[next++] ?? BEYOND)))
  } catch (error) {
    if (error instanceof EngineFailure) throw engineRefusal(error)
    throw error
  }
}
