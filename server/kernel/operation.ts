import 'server-only'
import type { z } from 'zod'
import { holds } from '@/domain/access/actor'
import type { Permission } from '@/domain/access/permissions'
import { AppError } from './app-error'
import { type AuditEntry, appendAudit } from './audit'
import { type Caller, Context } from './context'
import type { JobRequest } from './jobs'
import { invalidInput } from './map-error'
import { recordDenial } from './record-denial'
import { system } from './system'

type NonEmpty<T> = readonly [T, ...T[]]
/** `public` verbs are open to everybody: signing in, first-run setup, health. */
export type Need = Permission | 'public'

export type Outcome<Result> = {
  result: Result
  /** `unchanged`: the world already was as asked. */
  audit: NonEmpty<AuditEntry> | 'unchanged'
  jobs?: readonly JobRequest[]
}

type Description<Kind extends string, Schema extends z.ZodType> = {
  kind: Kind
  name: string
  permission: Need
  input: Schema
}

export type Operation<Schema extends z.ZodType = z.ZodType, Result = unknown> = Description<
  'command' | 'query' | 'telemetry',
  Schema
> & { execute: (caller: Caller, input: unknown) => Promise<Result> }

/** Permission first, so that strangers learn nothing from how their input is refused. */
async function admit(caller: Caller, operation: { name: string; permission: Need }): Promise<void> {
  if (operation.permission === 'public') return
  if (caller.actor.kind === 'anonymous') throw new AppError('unauthenticated', 'sign in, or send a valid key')
  if (holds(caller.actor, operation.permission)) return
  await recordDenial(caller, operation.name, operation.permission)
  throw new AppError('forbidden', `this needs the permission ${operation.permission}`)
}

function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw invalidInput(parsed.error)
  return parsed.data
}

const scopePermission = (need: Need): Permission => (need === 'public' ? 'self:use' : need)

async function auditingRefusals<T>(
  caller: Caller,
  operation: { name: string; permission: Need },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError && error.code === 'forbidden')
      await recordDenial(caller, operation.name, operation.permission)
    throw error
  }
}

/** Changes the world: one transaction that holds the change, its audit records and its jobs. */
export function command<Schema extends z.ZodType, Result>(options: {
  name: string
  permission: Need
  input: Schema
  run: (ctx: Context, input: z.output<Schema>) => Promise<Outcome<Result>>
}): Operation<Schema, Result> & { kind: 'command' } {
  const execute = async (caller: Caller, raw: unknown): Promise<Result> => {
    await admit(caller, options)
    const input = parse(options.input, raw)
    return auditingRefusals(caller, options, async () => {
      const { engine, jobs } = system()
      const outcome = await engine.transaction(async (tx) => {
        const ctx = new Context(tx, caller, scopePermission(options.permission))
        const done = await options.run(ctx, input)
        ctx.assertSettled(options.name)
        for (const job of done.jobs ?? []) await jobs.enqueue(tx, job)
        if (done.audit !== 'unchanged') {
          const origin = {
            actor: caller.actor,
            action: options.name,
            outcome: 'done' as const,
            at: caller.now,
            requestId: caller.requestId,
          }
          await appendAudit(tx, origin, done.audit)
        }
        return done
      })
      jobs.wake(outcome.jobs ?? [])
      return outcome.result
    })
  }
  return { kind: 'command', name: options.name, permission: options.permission, input: options.input, execute }
}

/** Reads the world; no audit, no change. */
export function query<Schema extends z.ZodType, Result>(options: {
  name: string
  permission: Need
  input: Schema
  run: (ctx: Context, input: z.output<Schema>) => Promise<Result>
}): Operation<Schema, Result> & { kind: 'query' } {
  const execute = async (caller: Caller, raw: unknown): Promise<Result> => {
    await admit(caller, options)
    const input = parse(options.input, raw)
    return auditingRefusals(caller, options, () =>
      system().engine.read(async (tx) => {
        const ctx = new Context(tx, caller, scopePermission(options.permission))
        const result = await options.run(ctx, input)
        ctx.assertSettled(options.name)
        return result
      }),
    )
  }
  return { kind: 'query', name: options.name, permission: options.permission, input: options.input, execute }
}

/**
 * Takes in what models report. Visibly without an audit record per call (a batch is not a decision), and without a
 * transaction of its own: writers group several calls into one.
 */
export function telemetry<Schema extends z.ZodType, Result>(options: {
  name: string
  permission: Permission
  input: Schema
  run: (ctx: Context, input: z.output<Schema>) => Promise<Result>
}): Operation<Schema, Result> & { kind: 'telemetry' } {
  return { ...query(options), kind: 'telemetry' }
}
