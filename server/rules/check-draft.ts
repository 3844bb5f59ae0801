import 'server-only'
import type { FieldProblem } from '@/domain/errors/codes'
import type { FeatureDefinition } from '@/domain/features/input'
import { checkTables, type TableCheck } from '@/domain/rules/check'
import { checkDraftInput } from '@/domain/rules/input'
import { type DecisionTable, tablesOf } from '@/domain/rules/table'
import { AppError } from '@/server/kernel/app-error'
import { command } from '@/server/kernel/operation'
import { findModel, findVersion } from '@/server/models/read'
import { readOrRefuse } from './read-or-refuse'
import { type TableView, tableView } from './table-view'

export type DraftCheck = {
  problems: FieldProblem[]
  tables: TableView[]
  checks: TableCheck[]
}

function checked(raw: unknown, features: readonly FeatureDefinition[]): DraftCheck {
  try {
    const tables: DecisionTable[] = tablesOf(readOrRefuse(raw, features), features)
    return { problems: [], tables: tables.map((table) => tableView(table, null)), checks: checkTables(tables) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { problems: error.more.errors ?? [], tables: [], checks: [] }
  }
}

/** What the contract and the static checks say of rules that are being written; changes nothing. */
export const checkDraft = command({
  name: 'rules.checkDraft',
  permission: 'version:write',
  input: checkDraftInput,
  run: async (ctx, { model, version, features, rules }) => {
    await findModel(ctx, model)
    const stored = version === undefined ? [] : (await findVersion(ctx, { model, version })).version.features
    const given = features?.map(
      (one): FeatureDefinition => ({
        name: one.name,
        type: one.type,
        nullable: one.nullable ?? false,
        sensitivity: one.sensitivity ?? null,
        store: one.store ?? 'raw',
      }),
    )
    return { result: checked(rules, given ?? stored), audit: 'unchanged' }
  },
})
