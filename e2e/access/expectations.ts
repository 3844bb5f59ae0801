import type { Permission } from '@/domain/access/permissions'

/**
 * What the object of a line belongs to. `anyone`: nobody's; `self`: the asking principal's; `list`: filtered to what the
 * principal may see; `object`: of the use case "fraud", not found for whoever is not of it; `installation`: needs the
 * permission everywhere.
 */
export type About = 'anyone' | 'self' | 'list' | 'object' | 'installation'
export type Expectation = {
  need: Permission | 'public'
  about: About
  /** Only somebody who signed in, never a key. */
  persons?: true
}

const line = (need: Permission | 'public', about: About): Expectation => ({ need, about })
const persons = (about: About): Expectation => ({ need: 'self:use', about, persons: true })
const open = line('public', 'anyone')

/** Written by hand from the product's rules, not read off the server: a line without an entry fails the test. */
const PROCEDURES: Record<string, Expectation> = {
  'access.me': open,
  'access.setup': open,
  'access.checkSetupLink': open,
  'access.acceptInvite': open,
  'access.checkInvite': open,
  'access.changePassword': persons('self'),
  'access.signOut': persons('self'),
  'access.listSessions': persons('self'),
  'access.revokeSession': persons('object'),
  'audit.list': line('audit:read', 'list'),
  'audit.verify': line('audit:read', 'installation'),
  'imports.list': line('import:read', 'list'),
  'imports.get': line('import:read', 'object'),
  'imports.preview': line('import:run', 'object'),
  'keys.list': line('key:own', 'list'),
  'keys.get': line('key:own', 'object'),
  'keys.create': line('key:own', 'object'),
  'keys.revoke': line('key:own', 'object'),
  'keys.rotate': line('key:own', 'object'),
  'kpis.list': line('use_case:read', 'list'),
  'kpis.tiles': line('use_case:read', 'list'),
  'kpis.get': line('use_case:read', 'object'),
  'kpis.values': line('use_case:read', 'object'),
  'kpis.create': line('kpi:write', 'object'),
  'kpis.pushValues': line('kpi:push', 'object'),
  'members.list': line('member:read', 'list'),
  'members.get': line('member:read', 'object'),
  'members.create': line('member:manage', 'installation'),
  'members.update': line('member:manage', 'installation'),
  'members.invite': line('member:manage', 'installation'),
  'models.list': line('model:read', 'list'),
  'models.get': line('model:read', 'object'),
  'models.create': line('model:write', 'object'),
  'models.listVersions': line('model:read', 'object'),
  'models.getVersion': line('model:read', 'object'),
  'models.createVersion': line('version:write', 'object'),
  'monitoring.home': line('figures:read', 'list'),
  'monitoring.models': line('model:read', 'list'),
  'monitoring.version': line('figures:read', 'object'),
  'monitoring.drift': line('figures:read', 'object'),
  'monitoring.performance': line('figures:read', 'object'),
  'monitoring.distribution': line('figures:read', 'object'),
  'monitoring.segments': line('figures:read', 'object'),
  'monitoring.quality': line('figures:read', 'object'),
  'monitoring.service': line('figures:read', 'object'),
  'monitoring.profile': line('figures:read', 'object'),
  'monitoring.predictions': line('case:read', 'object'),
  'useCases.list': line('use_case:read', 'list'),
  'useCases.get': line('use_case:read', 'object'),
  'useCases.create': line('use_case:write', 'installation'),
}

const VERSION = '/api/v1/models/{model}/versions/{version}'

const ROUTES: Record<string, Expectation> = {
  'POST /api/v1/use-cases': line('use_case:write', 'installation'),
  'GET /api/v1/use-cases': line('use_case:read', 'list'),
  'GET /api/v1/use-cases/{slug}': line('use_case:read', 'object'),
  'POST /api/v1/kpis': line('kpi:write', 'object'),
  'GET /api/v1/kpis': line('use_case:read', 'list'),
  'GET /api/v1/kpis/{slug}': line('use_case:read', 'object'),
  'POST /api/v1/kpis/{slug}/values': line('kpi:push', 'object'),
  'GET /api/v1/kpis/{slug}/values': line('use_case:read', 'object'),
  'POST /api/v1/models': line('model:write', 'object'),
  'GET /api/v1/models': line('model:read', 'list'),
  'GET /api/v1/models/{model}': line('model:read', 'object'),
  'POST /api/v1/models/{model}/versions': line('version:write', 'object'),
  'GET /api/v1/models/{model}/versions': line('model:read', 'object'),
  [`GET ${VERSION}`]: line('model:read', 'object'),
  [`PUT ${VERSION}/reference`]: line('version:write', 'object'),
  'POST /api/v1/predictions': line('prediction:ingest', 'object'),
  'GET /api/v1/predictions': line('case:read', 'object'),
  'POST /api/v1/labels': line('label:ingest', 'object'),
  'GET /api/v1/labels': line('case:read', 'object'),
  'POST /api/v1/models/{model}/imports': line('import:run', 'object'),
  'GET /api/v1/imports': line('import:read', 'list'),
  'GET /api/v1/imports/{id}': line('import:read', 'object'),
  'GET /api/v1/imports/{id}/rejected': line('import:read', 'object'),
  [`GET ${VERSION}/drift`]: line('figures:read', 'object'),
  [`GET ${VERSION}/performance`]: line('figures:read', 'object'),
  [`GET ${VERSION}/service`]: line('figures:read', 'object'),
  [`GET ${VERSION}/profile`]: line('figures:read', 'object'),
  [`GET ${VERSION}/quality`]: line('figures:read', 'object'),
  [`POST ${VERSION}/resources`]: line('prediction:ingest', 'object'),
  'POST /api/v1/members': line('member:manage', 'installation'),
  'GET /api/v1/members': line('member:read', 'list'),
  'GET /api/v1/members/{id}': line('member:read', 'object'),
  'PATCH /api/v1/members/{id}': line('member:manage', 'installation'),
  'POST /api/v1/members/{id}/invitation': line('member:manage', 'installation'),
  'POST /api/v1/keys': line('key:own', 'object'),
  'GET /api/v1/keys': line('key:own', 'list'),
  'GET /api/v1/keys/{id}': line('key:own', 'object'),
  'DELETE /api/v1/keys/{id}': line('key:own', 'object'),
  'POST /api/v1/keys/{id}/rotate': line('key:own', 'object'),
  'GET /api/v1/audit': line('audit:read', 'list'),
  'GET /api/v1/audit/export': line('audit:read', 'list'),
  'GET /api/v1/audit/verify': line('audit:read', 'installation'),
  'GET /api/v1/access': line('access:read', 'installation'),
  'GET /livez': open,
  'GET /readyz': open,
  'GET /metrics': line('figures:read', 'list'),
  'GET /api/openapi.json': open,
  'GET /api/auth/[...nextauth]': open,
  'POST /api/auth/[...nextauth]': open,
  'GET /api/[...path]': open,
  'POST /api/[...path]': open,
}

const PAGES: Record<string, Expectation> = {
  '/': line('self:use', 'list'),
  '/docs/api': open,
  '/sign-in': open,
  '/setup': open,
  '/invite': open,
  '/use-cases': line('use_case:read', 'list'),
  '/use-cases/new': line('use_case:write', 'list'),
  '/use-cases/[slug]': line('use_case:read', 'object'),
  '/models': line('model:read', 'list'),
  '/models/new': line('model:write', 'list'),
  '/models/[model]': line('model:read', 'object'),
  '/models/[model]/versions': line('model:read', 'object'),
  '/models/[model]/versions/new': line('version:write', 'object'),
  '/models/[model]/drift': line('figures:read', 'object'),
  '/models/[model]/performance': line('figures:read', 'object'),
  '/models/[model]/quality': line('figures:read', 'object'),
  '/models/[model]/service': line('figures:read', 'object'),
  '/imports': line('import:read', 'list'),
  '/imports/new': line('import:run', 'list'),
  '/imports/[id]': line('import:read', 'object'),
  '/settings': line('self:use', 'self'),
  '/settings/account': line('self:use', 'self'),
  '/settings/members': line('member:read', 'list'),
  '/settings/keys': line('key:own', 'list'),
  '/settings/audit': line('audit:read', 'list'),
  '/settings/installation': line('installation:read', 'list'),
}

/** A line of `GET /access`. */
export type Line = {
  name: string
  kind: 'procedure' | 'route' | 'page'
  method: string
  path: string
  permission: string
}

export const nameOf = ({ kind, name, method, path }: Line): string => {
  if (kind === 'procedure') return name
  return kind === 'page' ? path : `${method} ${path}`
}

export function expectationOf(asked: Line): Expectation | undefined {
  const table = { procedure: PROCEDURES, route: ROUTES, page: PAGES }[asked.kind]
  return table[nameOf(asked)]
}

/** Names of the tables above that the running system does not have. */
export function missingFrom(lines: readonly Line[]): string[] {
  const there = new Set(lines.map((asked) => `${asked.kind} ${nameOf(asked)}`))
  const tables = { procedure: PROCEDURES, route: ROUTES, page: PAGES }
  const expected = Object.entries(tables).flatMap(([kind, table]) =>
    Object.keys(table).map((name) => `${kind} ${name}`),
  )
  return expected.filter((name) => !there.has(name))
}
