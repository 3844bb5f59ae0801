import 'server-only'
import { decidedValue, decisionOf } from '@/domain/rules/decision'
import { nodeLabel, tableNodes } from '@/domain/rules/document'
import { evaluateRulesInput } from '@/domain/rules/input'
import { inputProblems } from '@/domain/rules/input-problems'
import type { Scalar } from '@/domain/rules/test-case'
import { AppError } from '@/server/kernel/app-error'
import { query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { contextOf, decide } from './decide'
import { type EngineRow, sharedEngine } from './engine-host'
import { type LoadedRules, rulesOf } from './read'

export const EVALUATE_MS = 3_000

/** Rows that fired, named as on screen: tables by id and name, rows from 1. */
export function firedRows(rules: LoadedRules, fired: EngineRow['fired']) {
  const tables = tableNodes(rules.document)
  return fired.flatMap(([table, row]) => {
    const node = tables[table]
    return node ? [{ table: node.id, name: nodeLabel(node), row: row + 1 }] : []
  })
}

function refuseWrong({ features }: LoadedRules, inputs: readonly Record<string, Scalar>[]): void {
  const problemsOf = inputProblems(features)
  const errors = inputs.flatMap((input, i) => problemsOf(input, ['inputs', i]))
  const [first] = errors
  if (!first) return
  throw new AppError('invalid_input', `${first.pointer}: ${first.detail}`, { errors: errors.slice(0, 50) })
}

/** Decides single cases by the rules of a version; nothing is stored. */
export const evaluateRules = query({
  name: 'rules.evaluate',
  permission: 'model:read',
  input: evaluateRulesInput,
  run: async (ctx, { inputs, ...ref }) => {
    const { model, version } = await findVersion(ctx, ref)
    const rules = rulesOf(version)
    refuseWrong(rules, inputs)
    const contexts = inputs.map((input) => contextOf(rules.features, (name) => input[name] ?? null))
    const decided = await decide(sharedEngine(), rules, { contexts, bulk: false, limitMs: EVALUATE_MS })
    const items = decided.map((row) => {
      const { output, fired, error } = row
      const decision = decisionOf(row, model.task)
      return {
        prediction: decidedValue(decision),
        score: decision.kind === 'decided' ? decision.score : null,
        reason: decision.kind === 'none' ? decision.because : null,
        output,
        fired: firedRows(rules, fired),
        ...(error !== undefined && { error }),
      }
    })
    return { model: model.slug, version: version.version, digest: version.digest, items }
  },
})
