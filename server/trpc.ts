import 'server-only'
import { initTRPC, TRPCError } from '@trpc/server'
import superjson from 'superjson'
import type { z } from 'zod'
import { AppError } from './kernel/app-error'
import type { Caller } from './kernel/context'
import { toAppError } from './kernel/map-error'
import type { Operation } from './kernel/operation'

export type TrpcContext = { caller: Caller }

const CODES = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  409: 'CONFLICT',
  412: 'PRECONDITION_FAILED',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
} as const

const t = initTRPC
  .context<TrpcContext>()
  .meta<{ operation: string; permission: string }>()
  .create({
    transformer: superjson,
    errorFormatter: ({ shape, error, ctx }) => {
      const cause = error.cause instanceof AppError ? error.cause : null
      return {
        message: cause?.message ?? 'the request could not be understood',
        code: shape.code,
        data: {
          code: cause?.code ?? 'invalid_input',
          status: cause?.status ?? 400,
          errors: cause?.more.errors ?? [],
          requestId: ctx?.caller.requestId ?? '',
        },
      }
    },
  })

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** Input passes as it came: the kernel checks the permission before it parses. */
const passThrough =
  <Schema extends z.ZodType>() =>
  (value: unknown) =>
    value as z.input<Schema>

function run<Schema extends z.ZodType, Result>(operation: Operation<Schema, Result>) {
  return async ({ ctx, input }: { ctx: TrpcContext; input: unknown }): Promise<Result> => {
    try {
      return await operation.execute(ctx.caller, input)
    } catch (error) {
      const cause = toAppError(error, ctx.caller.requestId)
      const code = cause.status in CODES ? CODES[cause.status as keyof typeof CODES] : 'INTERNAL_SERVER_ERROR'
      throw new TRPCError({ code, message: cause.message, cause })
    }
  }
}

const procedure = (operation: Operation) =>
  t.procedure.meta({ operation: operation.name, permission: operation.permission })

export function queryProcedure<Schema extends z.ZodType, Result>(
  operation: Operation<Schema, Result> & { kind: 'query' },
) {
  return procedure(operation as Operation)
    .input(passThrough<Schema>())
    .query(run(operation))
}

export function mutation<Schema extends z.ZodType, Result>(operation: Operation<Schema, Result> & { kind: 'command' }) {
  return procedure(operation as Operation)
    .input(passThrough<Schema>())
    .mutation(run(operation))
}
