import 'server-only'
import { type TestAction, transition } from '@/domain/ab-tests/life-cycle'
import type { FieldProblem } from '@/domain/errors/codes'
import { refusal } from '@/server/deployments/record-refusal'
import { AppError } from '@/server/kernel/app-error'
import type { AbTestRow } from './read-tests'

/** The status after an action, or the refusal with its code. */
export function nextStatus(test: AbTestRow, action: TestAction): AbTestRow['status'] {
  const next = transition(test.status, action)
  if (!next.ok) throw refusal('conflict', next.code, next.detail)
  return next.status
}

export function refusePlan(problems: FieldProblem[]): void {
  const first = problems[0]
  if (first) throw new AppError('invalid_input', `${first.pointer}: ${first.detail}`, { errors: problems })
}

/** Somebody else saved meanwhile: nothing is overwritten, and the answer says who and what is there now. */
export function refuseStale(test: AbTestRow, revision: number): void {
  if (test.revision === revision) return
  const detail = `${test.editorName} saved revision ${test.revision} at ${test.updatedAt.toISOString()}; this was made from revision ${revision}`
  throw new AppError('changed_meanwhile', detail, {
    errors: [{ pointer: '/revision', code: 'changed_meanwhile', detail }],
    body: { revision: test.revision, editor: test.editorName, plan: test.plan },
  })
}
