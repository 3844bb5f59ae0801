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
  'deployments.list': line('model:read', 'list'),
  'deployments.history': line('model:read', 'object'),
  'deployments.get': line('model:read', 'object'),
  'deployments.create': line('deployment:write', 'object'),
  'deployments.rollback': line('deployment:roll_back', 'object'),
  'deployments.end': line('deployment:roll_back', 'object'),
  'deployments.heartbeat': line('deployment:report', 'object'),
  'deployments.heartbeats': line('model:read', 'object'),
  'deployments.events': line('model:read', 'list'),
  'deployments.eventSecret': line('key:manage', 'installation'),
  'deployments.environments': line('model:read', 'list'),
  'deployments.environment': line('model:read', 'list'),
  'deployments.createEnvironment': line('deployment:write', 'installation'),
  'deployments.aliases': line('model:read', 'object'),
  'deployments.alias': line('model:read', 'object'),
  'deployments.aliasHistory': line('model:read', 'object'),
  'deployments.setAlias': line('alias:write', 'object'),
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
  'models.compare': line('figures:read', 'object'),
  'models.leaderboard': line('figures:read', 'object'),
  'models.fairness': line('figures:read', 'object'),
  'models.pii': line('model:read', 'object'),
  'models.confirmPii': line('evidence:attest', 'object'),
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
  'promotions.list': line('model:read', 'list'),
  'promotions.get': line('model:read', 'object'),
  'promotions.waiting': line('model:read', 'list'),
  'promotions.evidence': line('model:read', 'object'),
  'promotions.request': line('promotion:request', 'object'),
  'promotions.decide': line('promotion:decide', 'object'),
  'promotions.activateAtOnce': line('promotion:decide', 'object'),
  'promotions.review': line('promotion:decide', 'object'),
  'promotions.policies': line('model:read', 'list'),
  'promotions.policy': line('model:read', 'list'),
  'promotions.policyHistory': line('model:read', 'list'),
  'promotions.putPolicy': line('policy:write', 'installation'),
  'promotions.simulate': line('policy:write', 'list'),
  'promotions.attest': line('evidence:attest', 'object'),
  'promotions.attestations': line('model:read', 'object'),
  'rules.tables': line('model:read', 'object'),
  'rules.check': line('model:read', 'object'),
  'rules.checkDraft': line('version:write', 'object'),
  'rules.evaluate': line('model:read', 'object'),
  'rules.runTests': line('model:read', 'object'),
  'rules.simulate': line('version:write', 'object'),
  'rules.simulation': line('model:read', 'object'),
  'rules.simulations': line('model:read', 'list'),
  'useCases.list': line('use_case:read', 'list'),
  'useCases.get': line('use_case:read', 'object'),
  'useCases.create': line('use_case:write', 'installation'),
  'value.read': line('figures:read', 'object'),
  'value.models': line('model:read', 'object'),
  'value.set': line('value:write', 'object'),
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
  'PUT /api/v1/models/{model}/value': line('value:write', 'object'),
  'GET /api/v1/models/{model}/value': line('model:read', 'object'),
  'GET /api/v1/models/{model}/compare': line('figures:read', 'object'),
  'GET /api/v1/use-cases/{useCase}/leaderboard': line('figures:read', 'object'),
  [`GET ${VERSION}/fairness`]: line('figures:read', 'object'),
  [`GET ${VERSION}/pii`]: line('model:read', 'object'),
  [`POST ${VERSION}/pii`]: line('evidence:attest', 'object'),
  [`GET ${VERSION}/value`]: line('figures:read', 'object'),
  [`POST ${VERSION}/resources`]: line('prediction:ingest', 'object'),
  'POST /api/v1/promotions': line('promotion:request', 'object'),
  'GET /api/v1/promotions': line('model:read', 'list'),
  'GET /api/v1/promotions/waiting': line('model:read', 'list'),
  'GET /api/v1/promotions/{id}': line('model:read', 'object'),
  'POST /api/v1/promotions/{id}/decision': line('promotion:decide', 'object'),
  'POST /api/v1/promotions/{id}/emergency': line('promotion:decide', 'object'),
  'POST /api/v1/promotions/{id}/review': line('promotion:decide', 'object'),
  'GET /api/v1/promotions/{id}/evidence': line('model:read', 'object'),
  'GET /api/v1/policies': line('model:read', 'list'),
  'POST /api/v1/policies/simulation': line('policy:write', 'list'),
  'GET /api/v1/policies/{environment}/{riskTier}': line('model:read', 'list'),
  'PUT /api/v1/policies/{environment}/{riskTier}': line('policy:write', 'installation'),
  'GET /api/v1/policies/{environment}/{riskTier}/history': line('model:read', 'list'),
  [`POST ${VERSION}/attestations`]: line('evidence:attest', 'object'),
  [`GET ${VERSION}/attestations`]: line('model:read', 'object'),
  'POST /api/v1/environments': line('deployment:write', 'installation'),
  'GET /api/v1/environments': line('model:read', 'list'),
  'GET /api/v1/environments/{slug}': line('model:read', 'list'),
  'POST /api/v1/deployments': line('deployment:write', 'object'),
  'GET /api/v1/deployments': line('model:read', 'list'),
  'GET /api/v1/deployments/events': line('model:read', 'list'),
  'GET /api/v1/deployments/events/secret': line('key:manage', 'installation'),
  'GET /api/v1/deployments/{id}': line('model:read', 'object'),
  'POST /api/v1/deployments/{id}/rollback': line('deployment:roll_back', 'object'),
  'POST /api/v1/deployments/{id}/end': line('deployment:roll_back', 'object'),
  'POST /api/v1/deployments/{id}/heartbeat': line('deployment:report', 'object'),
  'GET /api/v1/deployments/{id}/heartbeats': line('model:read', 'object'),
  'GET /api/v1/models/{model}/deployments': line('model:read', 'object'),
  'GET /api/v1/models/{model}/aliases': line('model:read', 'object'),
  'GET /api/v1/models/{model}/aliases/{alias}': line('model:read', 'object'),
  'PUT /api/v1/models/{model}/aliases/{alias}': line('alias:write', 'object'),
  'GET /api/v1/models/{model}/aliases/{alias}/history': line('model:read', 'object'),
  [`GET ${VERSION}/rules`]: line('model:read', 'object'),
  [`POST ${VERSION}/rules/evaluate`]: line('model:read', 'object'),
  [`GET ${VERSION}/rules/check`]: line('model:read', 'object'),
  [`GET ${VERSION}/rules/tests`]: line('model:read', 'object'),
  [`POST ${VERSION}/rules/simulations`]: line('version:write', 'object'),
  'GET /api/v1/rules/simulations': line('model:read', 'list'),
  'GET /api/v1/rules/simulations/{id}': line('model:read', 'object'),
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
