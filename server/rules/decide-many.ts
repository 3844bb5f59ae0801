import 'server-only'
import { caseKeys } from '@/domain/rules/case-key'
import { tableNodes } from '@/domain/rules/document'
import type { Context } from '@/domain/rules/input-values'
import { tablesOf } from '@/domain/rules/table'
import { decide } from './decide'
import type { EngineHost, EngineRow } from './engine-host'
import type { LoadedRules } from './read'

/** So many conditions at most in one request to the engine, and so long for it. */
const SLICE_CONDITIONS = 2_000_000
const SLICE_ROWS_MAX = 2_500
const SLICE_MS = 10_000
const ANSWERS_MAX = 100_000

export type DecideMany = (contexts: readonly (Context | null)[]) => Promise<EngineRow[]>

function sliceRows({ document }: LoadedRules): number {
  const conditions = tableNodes(document).reduce(
    (n, { content }) => n + content.rules.length * content.inputs.length,
    1,
  )
  return Math.max(20, Math.min(SLICE_ROWS_MAX, Math.floor(SLICE_CONDITIONS / conditions)))
}

/** Is the decision nothing but its one table, with nothing of the input passed on? */
function keysOf({ compiled, document, features }: LoadedRules): ((context: Context) => string) | null {
  const [node] = tableNodes(document)
  const [table] = tablesOf(document, features)
  return compiled.loop && table && node?.content.passThrough === false ? caseKeys(table) : null
}

/** Decides many cases by the engine; cases that meet the same conditions are asked once. Says after each slice. */
export function decideMany(host: EngineHost, rules: LoadedRules, sliceDone: () => Promise<void>): DecideMany {
  const size = sliceRows(rules)
  const inSlices: DecideMany = async (contexts) => {
    const decided: EngineRow[] = []
    for (let from = 0; from < contexts.length; from += size) {
      const slice = contexts.slice(from, from + size)
      decided.push(...(await decide(host, rules, { contexts: slice, bulk: true, limitMs: SLICE_MS })))
      await sliceDone()
    }
    return decided
  }
  const keyOf = keysOf(rules)
  if (!keyOf) return inSlices
  const answers = new Map<string, EngineRow>()
  return async (contexts) => {
    if (answers.size > ANSWERS_MAX) answers.clear()
    const keys = contexts.map((context) => (context === null ? 'beyond' : keyOf(context)))
    const unknown = new Map<string, Context | null>()
    for (const [i, key] of keys.entries()) if (!answers.has(key)) unknown.set(key, contexts[i] ?? null)
    const decided = await inSlices([...unknown.values()])
    for (const [i, key] of [...unknown.keys()].entries()) answers.set(key, decided[i] as EngineRow)
    return keys.map((key) => answers.get(key) as EngineRow)
  }
}
