import 'server-only'
import type { z } from 'zod'
import { AppError } from '@/server/kernel/app-error'
import type { Operation } from '@/server/kernel/operation'
import { recordRefusal } from './record-refusal'

type Command<Schema extends z.ZodType, Result> = Operation<Schema, Result> & { kind: 'command' }

const idIn = (raw: unknown, field: string): string => {
  const value = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[field] : null
  return typeof value === 'string' ? value.slice(0, 80) : 'unknown'
}

/**
 * A verb over the way to production: every refusal is audited with its object, also where the caller is told "not
 * found". A refusal that leaves a trace in the data (void, expired) is returned by `run` as an AppError: the kernel
 * commits, then it is thrown.
 */
export function governed<Schema extends z.ZodType, Result>(
  command: Command<Schema, Result | AppError>,
  object: { type: string; field: string },
): Command<Schema, Result> {
  return {
    ...command,
    execute: async (caller, raw) => {
      try {
        const result = await command.execute(caller, raw)
        if (result instanceof AppError) throw result
        return result
      } catch (error) {
        if (error instanceof AppError && error.status < 500) {
          const of = { type: object.type, id: idIn(raw, object.field) }
          await recordRefusal(caller, command.name, { object: of, error })
        }
        throw error
      }
    },
  }
}
