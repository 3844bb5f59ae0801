import 'server-only'
import type { FeatureDefinition } from '@/domain/features/input'
import { checkTables, type TableCheck } from '@/domain/rules/check'
import type { DecisionDocument } from '@/domain/rules/document'
import { tablesOf } from '@/domain/rules/table'
import { sharedEngine } from './engine-host'
import { type Unreadable, unreadableExpressions } from './unreadable'

export type DocumentCheck = {
  tables: TableCheck[]
  /** The first 200; null: the engine did not come to an end in time. */
  unreadable: Unreadable[] | null
  unreadableCount: number
}

const SHOWN_MAX = 200

/** Static checks of every table of a decision model, and the expressions that the engine cannot read. */
export async function checkDocument(
  document: DecisionDocument,
  features: readonly FeatureDefinition[],
): Promise<DocumentCheck> {
  const unreadable = await unreadableExpressions(sharedEngine(), document)
  return {
    tables: checkTables(tablesOf(document, features)),
    unreadable: unreadable?.slice(0, SHOWN_MAX) ?? null,
    unreadableCount: unreadable?.length ?? 0,
  }
}
