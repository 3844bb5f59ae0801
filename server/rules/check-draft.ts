import 'server-only'
import type { FieldProblem } from '@/domain/errors/codes'
import type { FeatureDefinition } from '@/domain/features/input'
import { checkDraftInput } from '@/domain/rules/input'
import { AppError } from '@/server/kernel/app-error'
import { command } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { checkDocument, type DocumentCheck } from './check-document'
import { readOrRefuse } from './read-or-refuse'

/** Nothing is checked where the contract has problems. */
export type DraftCheck = DocumentCheck & { problems: FieldProblem[] }

async function checked(raw: unknown, features: readonly FeatureDefinition[]): Promise<DraftCheck> {
  try {
    return { problems: [], ...(await checkDocument(readOrRefuse(raw, features), features)) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { problems: error.more.errors ?? [], tables: [], unreadable: [], unreadableCount: 0 }
  }
}

/** What the contract and the checks say of rules that are being written; changes nothing. */
export const checkDraft = command({
  name: 'rules.checkDraft',
  permission: 'version:write',
  input: checkDraftInput,
  run: async (ctx, { rules, ...ref }) => {
    const { version } = await findVersion(ctx, ref)
    return { result: await checked(rules, version.features), audit: 'unchanged' }
  },
})
