import 'server-only'
import type { z } from 'zod'
import { readRules } from '@/domain/rules/contract'
import type { DecisionDocument } from '@/domain/rules/document'
import type { RuleFeature } from '@/domain/rules/input-problems'
import { AppError } from '@/server/kernel/app-error'
import { appendAudit } from '@/server/kernel/audit'
import type { Caller } from '@/server/kernel/context'
import { OnceAMinute } from '@/server/kernel/once-a-minute'
import type { Operation } from '@/server/kernel/operation'
import { system } from '@/server/kernel/system'

const POINTER = '/rules'

/** `PLUMBLINE_RULE_FUNCTIONS=allowed` lets decision models run functions of their own. */
export const functionNodesAllowed = (): boolean => process.env.PLUMBLINE_RULE_FUNCTIONS === 'allowed'

/** The decision model of a version by the contract, or a refusal that points at what is wrong with it. */
export function readOrRefuse(raw: unknown, features: readonly RuleFeature[]): DecisionDocument {
  const read = readRules(raw, { features, functionNodes: functionNodesAllowed() })
  if (read.ok) return read.document
  const errors = read.problems.map((problem) => ({ ...problem, pointer: `${POINTER}${problem.pointer}` }))
  const [first] = errors
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  throw new AppError('invalid_input', `${first?.pointer ?? POINTER}: ${first?.detail ?? ''}${more}`, { errors })
}

const aboutRules = (error: unknown): error is AppError =>
  error instanceof AppError && error.more.errors?.some(({ pointer }) => pointer.startsWith(POINTER)) === true

const quiet = new OnceAMinute()

async function record(caller: Caller, action: string, refused: { model: string; error: AppError }): Promise<void> {
  const origin = {
    actor: caller.actor,
    action,
    outcome: 'denied',
    at: caller.now,
    requestId: caller.requestId,
  } as const
  const codes = [...new Set(refused.error.more.errors?.map(({ code }) => code))]
  const who = 'id' in caller.actor ? caller.actor.id : caller.actor.kind
  if (!quiet.passes(`${who} ${action} ${refused.model} ${codes.join()}`, caller.now.getTime())) return
  const entry = { object: { type: 'model', id: refused.model.slice(0, 80) }, detail: { rules: codes } }
  await system().engine.transaction((tx) => appendAudit(tx, origin, [entry]))
}

/** Audits each refusal of a decision model, after nothing was stored. */
export function auditedRefusals<Schema extends z.ZodType, Result>(
  command: Operation<Schema, Result> & { kind: 'command' },
): Operation<Schema, Result> & { kind: 'command' } {
  return {
    ...command,
    execute: async (caller, raw) => {
      try {
        return await command.execute(caller, raw)
      } catch (error) {
        const { model } = (raw ?? {}) as { model?: unknown }
        if (aboutRules(error)) await record(caller, command.name, { model: String(model), error })
        throw error
      }
    },
  }
}
