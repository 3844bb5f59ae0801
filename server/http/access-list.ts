import 'server-only'
import { z } from 'zod'
import { PAGE_PERMISSIONS } from '@/domain/access/pages'
import type { Permission } from '@/domain/access/permissions'
import { type Principal, principalsWith } from '@/domain/access/principals'
import { query } from '@/server/kernel/operation'
import { appRouter } from '@/server/router'
import { appPaths } from './app-paths'
import type { AnyEndpoint } from './endpoint'
import { FIXED_ROUTES, LISTED_ELSEWHERE } from './fixed-routes'

export type AccessLine = {
  name: string
  kind: 'procedure' | 'route' | 'page'
  method?: string
  path?: string
  permission: Permission | 'public'
  principals: Principal[]
}

type Line = Omit<AccessLine, 'principals'>

type ProcedureRecord = Record<string, { _def: { type: string; meta?: { permission?: Permission | 'public' } } }>

/** tRPC keeps all procedures of nested routers in one record by their full name; its type shows them nested. */
function procedures(): Line[] {
  const record = appRouter._def.procedures as unknown as ProcedureRecord
  return Object.entries(record).map(([name, { _def }]) => {
    const permission = _def.meta?.permission
    if (!permission) throw new Error(`the procedure ${name} has no permission`)
    const method = _def.type === 'mutation' ? 'POST' : 'GET'
    return { name, kind: 'procedure', method, path: `/api/trpc/${name}`, permission }
  })
}

function routes(endpoints: readonly AnyEndpoint[]): Line[] {
  const listed = endpoints.map(({ method, path, operation }): Line => {
    return { name: operation.name, kind: 'route', method, path: `/api/v1${path}`, permission: operation.permission }
  })
  const fixed = FIXED_ROUTES.flatMap(({ name, methods, path, permission }) =>
    methods.map((method): Line => ({ name, kind: 'route', method, path, permission })),
  )
  return [...listed, ...fixed]
}

/** Pages and route files of the running build that no table names; there must be none. */
export function unlistedPaths(): string[] {
  const known = new Set([...FIXED_ROUTES.map((route) => route.path), ...LISTED_ELSEWHERE])
  return appPaths().flatMap(({ kind, path }) => {
    const listed = kind === 'page' ? PAGE_PERMISSIONS[path] !== undefined : known.has(path)
    return listed ? [] : [`${kind} ${path}`]
  })
}

function pages(): Line[] {
  return appPaths().flatMap(({ kind, path }): Line[] => {
    const permission = PAGE_PERMISSIONS[path]
    return kind === 'page' && permission ? [{ name: `page ${path}`, kind, method: 'GET', path, permission }] : []
  })
}

/** Everything that can be asked of the running system, and who may. Throws when something of it is in no table. */
export function accessLines(endpoints: readonly AnyEndpoint[]): AccessLine[] {
  const unlisted = unlistedPaths()
  if (unlisted.length > 0) throw new Error(`no permission is stated for ${unlisted.join(', ')}`)
  return [...procedures(), ...routes(endpoints), ...pages()].map((line) => ({
    ...line,
    principals: principalsWith(line.permission, line.kind),
  }))
}

/** `GET /access`. Takes the list it is itself part of. */
export function accessListEndpoint(endpoints: () => readonly AnyEndpoint[]): AnyEndpoint {
  const operation = query({
    name: 'access.list',
    permission: 'access:read',
    input: z.strictObject({}),
    run: async (ctx) => {
      ctx.requireInstallation()
      return { items: accessLines(endpoints()), next: null }
    },
  })
  return {
    method: 'GET',
    path: '/access',
    summary: 'Every procedure, route and page of the running system, and who may use it',
    operation,
    input: 'none',
    shape: 'page',
  }
}
