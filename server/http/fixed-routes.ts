import 'server-only'
import type { Permission } from '@/domain/access/permissions'

export type FixedRoute = { name: string; methods: readonly string[]; path: string; permission: Permission | 'public' }

/** Scope `read` holds it, and so does every role. */
export const METRICS_ROUTE = {
  name: 'metrics.read',
  methods: ['GET'],
  path: '/metrics',
  permission: 'figures:read',
} as const satisfies FixedRoute

/** Routes that are not lines of the registry. Each route file of the build output is covered by one of them. */
export const FIXED_ROUTES: readonly FixedRoute[] = [
  { name: 'health.live', methods: ['GET'], path: '/livez', permission: 'public' },
  { name: 'health.ready', methods: ['GET'], path: '/readyz', permission: 'public' },
  METRICS_ROUTE,
  { name: 'docs.openapi', methods: ['GET'], path: '/api/openapi.json', permission: 'public' },
  { name: 'access.signIn', methods: ['GET', 'POST'], path: '/api/auth/[...nextauth]', permission: 'public' },
  { name: 'api.unknown', methods: ['GET', 'POST'], path: '/api/[...path]', permission: 'public' },
]

/** Route files whose lines are listed one by one: the registry under /api/v1, and the procedures of the router. */
export const LISTED_ELSEWHERE: readonly string[] = ['/api/v1/[[...path]]', '/api/trpc/[trpc]']
