import { type Line, nameOf } from './expectations'
import { decisionModel } from './rules-version'

/** Real objects of the use case "fraud", and of the administrator. */
export type Objects = {
  importId: string
  memberId: string
  keyId: string
  sessionId: string
  session: string
  promotionId: string
  deploymentId: string
  simulationId: string
  abTestId: string
}
type Input = Record<string, unknown>

const version = { model: 'scorer', version: '1' }
const AT = '2026-01-05T00:00:00Z'
const useCase = { slug: 'made-by-nobody', name: 'Made by nobody', problem: 'Must not exist.' }
const kpi = {
  useCase: 'fraud',
  slug: 'made-by-nobody',
  name: 'None',
  unit: '%',
  direction: 'up',
  target: 1,
  source: 'x',
}
const kpiValues = { slug: 'fraud-share', values: [{ timestamp: AT, value: 42 }] }
const model = {
  slug: 'made-by-nobody',
  name: 'Made by nobody',
  useCase: 'fraud',
  kind: 'ml',
  task: 'regression',
}
const newVersion = { model: 'scorer', version: '99', features: [{ name: 'amount', type: 'numeric' }] }
const prediction = { id: 'made-by-nobody', timestamp: AT, features: { amount: 1 }, prediction: '1', score: 0.5 }
const member = {
  email: 'nobody@example.com',
  name: 'No Body',
  roles: ['admin'],
  password: 'correct horse battery 1',
}
const key = { name: 'made by nobody', scopes: ['read'], useCases: ['fraud'] }
const preview = { model: 'scorer', kind: 'labels', head: Buffer.from('id,label\na,1\n').toString('base64'), size: 13 }
const value = {
  model: 'scorer',
  from: '2026-01-05',
  currency: 'EUR',
  matrix: [
    [0, -5],
    [-20, 10],
  ],
}
const promotion = { ...version, environment: 'production', reason: 'Made by nobody.' }
const served = {
  ...version,
  environment: 'staging',
  effectiveFrom: '2020-01-01T00:00:00Z',
  effectiveTo: '2020-02-01T00:00:00Z',
  reason: 'Made by nobody.',
}
const heartbeat = { digest: '0'.repeat(64), instance: 'nobody' }
const environment = { slug: 'made-by-nobody', name: 'None' }
const alias = { model: 'scorer', alias: 'stable' }
const place = { environment: 'production', riskTier: 'low' }
const policy = { gates: [], approvals: [{ role: 'any', count: 1 }], fourEyes: 'recorded', expiresHours: 1 }
const attestation = { ...version, kind: 'pii_cleared', statement: 'Made by nobody.' }
const because = { reason: 'Made by nobody.' }
const pii = { ...version, features: [{ name: 'amount', class: 'none' }] }
const ruled = { model: 'scorer', version: 'rules' }
const owner = { model: 'scorer', owner: 'admin@example.com', ...because }
/** A file of the version "1". */
export const ARTIFACT = 'model.bin'
/** Both arms are the version that serves, so that the plan can be signed. */
export const abTest = {
  slug: 'made-by-nobody',
  model: 'scorer',
  environment: 'production',
  entityKey: 'payment',
  arms: [
    { arm: 'control', version: '1', share: 0.5 },
    { arm: 'again', version: '1', share: 0.5 },
  ],
  primary: { metric: 'positive_rate', direction: 'up', mde: 0.1 },
  engine: 'fixed_horizon',
}
const exposure = { entity: 'somebody', arm: 'control', timestamp: AT }
const outcome = { entity: 'somebody', metric: 'positive_rate', value: 1, timestamp: AT }
const cases = { inputs: [{ amount: 120 }] }
const V = '/api/v1/models/{model}/versions/{version}'

/** What would really do or show something, for whoever may. */
const INPUTS: Record<string, (objects: Objects) => Input> = {
  'abTests.get': ({ abTestId }) => ({ id: abTestId }),
  'abTests.results': ({ abTestId }) => ({ id: abTestId }),
  'abTests.sizing': () => abTest,
  'abTests.assignment': ({ abTestId }) => ({ id: abTestId, entity: 'somebody' }),
  'abTests.promotion': ({ abTestId }) => ({ id: abTestId }),
  'abTests.disagreements': ({ abTestId }) => ({ id: abTestId }),
  'abTests.create': () => abTest,
  'abTests.edit': ({ abTestId }) => ({ id: abTestId, revision: 0, plan: abTest }),
  'abTests.deviate': ({ abTestId }) => ({ id: abTestId, revision: 0, plan: abTest, ...because }),
  'abTests.freeze': ({ abTestId }) => ({ id: abTestId }),
  'abTests.start': ({ abTestId }) => ({ id: abTestId }),
  'abTests.ramp': ({ abTestId }) => ({ id: abTestId, reach: [{ arm: 'control', reach: 1 }] }),
  'abTests.mature': ({ abTestId }) => ({ id: abTestId }),
  'abTests.stop': ({ abTestId }) => ({ id: abTestId, ...because }),
  'abTests.conclude': ({ abTestId }) => ({ id: abTestId, decision: 'hold', ...because }),
  'access.checkSetupLink': () => ({ token: 'nobody-was-given-this-token' }),
  'access.checkInvite': () => ({ token: 'nobody-was-given-this-token' }),
  'access.changePassword': () => ({ current: 'correct horse admin 42', password: 'another horse battery 7' }),
  'access.revokeSession': ({ sessionId }) => ({ id: sessionId }),
  'deployments.history': () => ({ model: 'scorer' }),
  'deployments.get': ({ deploymentId }) => ({ id: deploymentId }),
  'deployments.create': () => served,
  'deployments.rollback': ({ deploymentId }) => ({ id: deploymentId, ...because }),
  'deployments.end': ({ deploymentId }) => ({ id: deploymentId, ...because }),
  'deployments.heartbeat': ({ deploymentId }) => ({ id: deploymentId, ...heartbeat }),
  'deployments.heartbeats': ({ deploymentId }) => ({ id: deploymentId }),
  'deployments.environment': () => ({ slug: 'production' }),
  'deployments.createEnvironment': () => environment,
  'deployments.aliases': () => ({ model: 'scorer' }),
  'deployments.alias': () => alias,
  'deployments.aliasHistory': () => alias,
  'deployments.setAlias': () => ({ ...alias, version: '2', ...because }),
  'imports.get': ({ importId }) => ({ id: importId }),
  'imports.preview': () => preview,
  'keys.get': ({ keyId }) => ({ id: keyId }),
  'keys.create': () => key,
  'keys.revoke': ({ keyId }) => ({ id: keyId }),
  'keys.rotate': ({ keyId }) => ({ id: keyId, overlapHours: 0 }),
  'kpis.get': () => ({ slug: 'fraud-share' }),
  'kpis.values': () => ({ slug: 'fraud-share' }),
  'kpis.create': () => kpi,
  'kpis.pushValues': () => kpiValues,
  'members.get': ({ memberId }) => ({ id: memberId }),
  'members.create': () => member,
  'members.update': ({ memberId }) => ({ id: memberId, name: 'Changed' }),
  'members.invite': ({ memberId }) => ({ id: memberId }),
  'models.get': () => ({ model: 'scorer' }),
  'models.create': () => model,
  'models.listVersions': () => ({ model: 'scorer' }),
  'models.getVersion': () => version,
  'models.createVersion': () => newVersion,
  'models.compare': () => ({ model: 'scorer', versions: ['1', '2'] }),
  'models.leaderboard': () => ({ useCase: 'fraud' }),
  'models.fairness': () => version,
  'models.pii': () => version,
  'models.confirmPii': () => pii,
  'models.artifacts': () => version,
  'models.archiveVersion': () => ({ model: 'scorer', version: '2', ...because }),
  'models.restoreVersion': () => ({ model: 'scorer', version: '2', ...because }),
  'models.owners': () => ({ model: 'scorer' }),
  'models.setOwner': () => owner,
  'models.handover': () => ({ model: 'scorer' }),
  'models.acknowledgeHandover': () => ({ model: 'scorer' }),
  'monitoring.model': () => ({ model: version.model }),
  'monitoring.version': () => version,
  'monitoring.drift': () => version,
  'monitoring.performance': () => version,
  'monitoring.distribution': () => ({ ...version, feature: 'amount' }),
  'monitoring.segments': () => version,
  'monitoring.quality': () => version,
  'monitoring.service': () => version,
  'monitoring.profile': () => version,
  'monitoring.predictions': () => version,
  'promotions.get': ({ promotionId }) => ({ id: promotionId }),
  'promotions.evidence': ({ promotionId }) => ({ id: promotionId }),
  'promotions.request': () => promotion,
  'promotions.decide': ({ promotionId }) => ({ id: promotionId, decision: 'reject', ...because }),
  'promotions.activateAtOnce': ({ promotionId }) => ({ id: promotionId, ...because }),
  'promotions.review': ({ promotionId }) => ({ id: promotionId, verdict: 'confirm', ...because }),
  'promotions.modelPolicy': () => ({ model: 'scorer', environment: 'production' }),
  'promotions.policyHistory': () => place,
  'promotions.putPolicy': () => ({ ...place, policy, ...because }),
  'promotions.simulate': () => ({ environment: 'production', policy }),
  'promotions.attest': () => attestation,
  'promotions.attestations': () => version,
  'rules.tables': () => ruled,
  'rules.check': () => ruled,
  'rules.checkDraft': () => ({ model: 'scorer', version: '1', rules: decisionModel }),
  'rules.evaluate': () => ({ ...ruled, ...cases }),
  'rules.runTests': () => ruled,
  'rules.simulate': () => ({ ...ruled, source: '1' }),
  'rules.simulation': ({ simulationId }) => ({ id: simulationId }),
  'useCases.get': () => ({ slug: 'fraud' }),
  'useCases.create': () => useCase,
  'value.read': () => version,
  'value.models': () => ({ model: 'scorer' }),
  'value.set': () => value,
  'POST /api/v1/use-cases': () => useCase,
  'GET /api/v1/use-cases/{slug}': () => ({ slug: 'fraud' }),
  'POST /api/v1/kpis': () => kpi,
  'GET /api/v1/kpis/{slug}': () => ({ slug: 'fraud-share' }),
  'POST /api/v1/kpis/{slug}/values': () => kpiValues,
  'GET /api/v1/kpis/{slug}/values': () => ({ slug: 'fraud-share' }),
  'POST /api/v1/models': () => model,
  'GET /api/v1/models/{model}': () => ({ model: 'scorer' }),
  'POST /api/v1/models/{model}/versions': () => newVersion,
  'GET /api/v1/models/{model}/versions': () => ({ model: 'scorer' }),
  [`GET ${V}`]: () => version,
  [`PUT ${V}/reference`]: () => ({
    model: 'scorer',
    version: '2',
    csv: 'id,timestamp,amount\na,2026-01-01T00:00:00Z,1\n',
  }),
  [`POST ${V}/artifacts`]: () => ({ ...version, query: 'name=made-by-nobody.bin', csv: 'made by nobody' }),
  [`GET ${V}/artifacts`]: () => version,
  [`GET ${V}/artifacts/{name}`]: () => ({ ...version, name: ARTIFACT }),
  [`POST ${V}/archive`]: () => ({ model: 'scorer', version: '2', ...because }),
  [`POST ${V}/restore`]: () => ({ model: 'scorer', version: '2', ...because }),
  'POST /api/v1/models/{model}/owners': () => owner,
  'GET /api/v1/models/{model}/owners': () => ({ model: 'scorer' }),
  'GET /api/v1/models/{model}/handover': () => ({ model: 'scorer' }),
  'POST /api/v1/predictions': () => ({ ...version, predictions: [prediction] }),
  'GET /api/v1/predictions': () => version,
  'POST /api/v1/labels': () => ({ model: 'scorer', labels: [{ id: 'made-by-nobody', label: '1', timestamp: AT }] }),
  'GET /api/v1/labels': () => ({ model: 'scorer' }),
  'POST /api/v1/models/{model}/imports': () => ({
    model: 'scorer',
    query: 'kind=labels',
    csv: 'id,label\nmade-by-nobody,1\n',
  }),
  [`GET ${V}/rules`]: () => ruled,
  [`POST ${V}/rules/evaluate`]: () => ({ ...ruled, ...cases }),
  [`GET ${V}/rules/check`]: () => ruled,
  [`GET ${V}/rules/tests`]: () => ruled,
  [`POST ${V}/rules/simulations`]: () => ({ ...ruled, source: '1' }),
  'GET /api/v1/rules/simulations/{id}': ({ simulationId }) => ({ id: simulationId }),
  'GET /api/v1/imports/{id}': ({ importId }) => ({ id: importId }),
  'GET /api/v1/imports/{id}/rejected': ({ importId }) => ({ id: importId }),
  [`GET ${V}/drift`]: () => version,
  [`GET ${V}/performance`]: () => version,
  [`GET ${V}/service`]: () => version,
  [`GET ${V}/profile`]: () => version,
  [`GET ${V}/quality`]: () => version,
  'PUT /api/v1/models/{model}/value': () => value,
  'GET /api/v1/models/{model}/value': () => ({ model: 'scorer' }),
  'GET /api/v1/models/{model}/compare': () => ({ model: 'scorer', versions: '1,2' }),
  'GET /api/v1/use-cases/{useCase}/leaderboard': () => ({ useCase: 'fraud' }),
  [`GET ${V}/fairness`]: () => version,
  [`GET ${V}/pii`]: () => version,
  [`POST ${V}/pii`]: () => pii,
  [`GET ${V}/value`]: () => version,
  [`POST ${V}/resources`]: () => ({ ...version, samples: [{ timestamp: AT, instance: 'a', memoryMb: 1 }] }),
  'POST /api/v1/promotions': () => promotion,
  'GET /api/v1/promotions/{id}': ({ promotionId }) => ({ id: promotionId }),
  'POST /api/v1/promotions/{id}/decision': ({ promotionId }) => ({ id: promotionId, decision: 'reject', ...because }),
  'POST /api/v1/promotions/{id}/emergency': ({ promotionId }) => ({ id: promotionId, ...because }),
  'POST /api/v1/promotions/{id}/review': ({ promotionId }) => ({ id: promotionId, verdict: 'confirm', ...because }),
  'GET /api/v1/promotions/{id}/evidence': ({ promotionId }) => ({ id: promotionId }),
  'POST /api/v1/policies/simulation': () => ({ environment: 'production', policy }),
  'GET /api/v1/policies/{environment}/{riskTier}': () => place,
  'PUT /api/v1/policies/{environment}/{riskTier}': () => ({ ...place, policy, ...because }),
  'GET /api/v1/policies/{environment}/{riskTier}/history': () => place,
  [`POST ${V}/attestations`]: () => attestation,
  [`GET ${V}/attestations`]: () => version,
  'POST /api/v1/environments': () => environment,
  'GET /api/v1/environments/{slug}': () => ({ slug: 'production' }),
  'POST /api/v1/deployments': () => served,
  'GET /api/v1/deployments/{id}': ({ deploymentId }) => ({ id: deploymentId }),
  'POST /api/v1/deployments/{id}/rollback': ({ deploymentId }) => ({ id: deploymentId, ...because }),
  'POST /api/v1/deployments/{id}/end': ({ deploymentId }) => ({ id: deploymentId, ...because }),
  'POST /api/v1/deployments/{id}/heartbeat': ({ deploymentId }) => ({ id: deploymentId, ...heartbeat }),
  'GET /api/v1/deployments/{id}/heartbeats': ({ deploymentId }) => ({ id: deploymentId }),
  'GET /api/v1/models/{model}/deployments': () => ({ model: 'scorer' }),
  'GET /api/v1/models/{model}/aliases': () => ({ model: 'scorer' }),
  'GET /api/v1/models/{model}/aliases/{alias}': () => alias,
  'PUT /api/v1/models/{model}/aliases/{alias}': () => ({ ...alias, version: '2', ...because }),
  'GET /api/v1/models/{model}/aliases/{alias}/history': () => alias,
  'POST /api/v1/ab-tests': () => abTest,
  'POST /api/v1/ab-tests/sizing': () => abTest,
  'GET /api/v1/ab-tests/{id}': ({ abTestId }) => ({ id: abTestId }),
  'PUT /api/v1/ab-tests/{id}': ({ abTestId }) => ({ id: abTestId, revision: 0, plan: abTest }),
  'POST /api/v1/ab-tests/{id}/deviations': ({ abTestId }) => ({ id: abTestId, revision: 0, plan: abTest, ...because }),
  'POST /api/v1/ab-tests/{id}/freeze': ({ abTestId }) => ({ id: abTestId }),
  'POST /api/v1/ab-tests/{id}/start': ({ abTestId }) => ({ id: abTestId }),
  'POST /api/v1/ab-tests/{id}/ramp': ({ abTestId }) => ({ id: abTestId, reach: [{ arm: 'control', reach: 1 }] }),
  'POST /api/v1/ab-tests/{id}/mature': ({ abTestId }) => ({ id: abTestId }),
  'POST /api/v1/ab-tests/{id}/stop': ({ abTestId }) => ({ id: abTestId, ...because }),
  'POST /api/v1/ab-tests/{id}/conclude': ({ abTestId }) => ({ id: abTestId, decision: 'hold', ...because }),
  'GET /api/v1/ab-tests/{id}/assignment': ({ abTestId }) => ({ id: abTestId, entity: 'somebody' }),
  'GET /api/v1/ab-tests/{id}/rule': ({ abTestId }) => ({ id: abTestId }),
  'POST /api/v1/ab-tests/{id}/exposures': ({ abTestId }) => ({ id: abTestId, exposures: [exposure] }),
  'POST /api/v1/ab-tests/{id}/outcomes': ({ abTestId }) => ({ id: abTestId, outcomes: [outcome] }),
  'GET /api/v1/ab-tests/{id}/results': ({ abTestId }) => ({ id: abTestId }),
  'GET /api/v1/ab-tests/{id}/promotion': ({ abTestId }) => ({ id: abTestId }),
  'GET /api/v1/ab-tests/{id}/disagreements': ({ abTestId }) => ({ id: abTestId }),
  'GET /api/v1/ab-tests/{id}/export': ({ abTestId }) => ({ id: abTestId }),
  'POST /api/v1/members': () => member,
  'GET /api/v1/members/{id}': ({ memberId }) => ({ id: memberId }),
  'PATCH /api/v1/members/{id}': ({ memberId }) => ({ id: memberId, name: 'Changed' }),
  'POST /api/v1/members/{id}/invitation': ({ memberId }) => ({ id: memberId }),
  'POST /api/v1/keys': () => key,
  'GET /api/v1/keys/{id}': ({ keyId }) => ({ id: keyId }),
  'DELETE /api/v1/keys/{id}': ({ keyId }) => ({ id: keyId }),
  'POST /api/v1/keys/{id}/rotate': ({ keyId }) => ({ id: keyId, overlapHours: 0 }),
  'GET /api/auth/[...nextauth]': () => ({ nextauth: 'session' }),
  'POST /api/auth/[...nextauth]': () => ({ nextauth: 'signin' }),
  'GET /api/[...path]': () => ({ path: 'nothing-here' }),
  'POST /api/[...path]': () => ({ path: 'nothing-here' }),
  '/use-cases/[slug]': () => ({ slug: 'fraud' }),
  '/use-cases/[slug]/leaderboard': () => ({ slug: 'fraud' }),
  '/models/[model]': () => ({ model: 'scorer' }),
  '/models/[model]/versions': () => ({ model: 'scorer' }),
  '/models/[model]/versions/new': () => ({ model: 'scorer' }),
  '/models/[model]/deployments': () => ({ model: 'scorer' }),
  '/models/[model]/drift': () => ({ model: 'scorer' }),
  '/models/[model]/performance': () => ({ model: 'scorer' }),
  '/models/[model]/quality': () => ({ model: 'scorer' }),
  '/models/[model]/service': () => ({ model: 'scorer' }),
  '/models/[model]/value': () => ({ model: 'scorer' }),
  '/models/[model]/compare': () => ({ model: 'scorer' }),
  '/models/[model]/card': () => ({ model: 'scorer' }),
  '/models/[model]/rules': () => ({ model: 'scorer' }),
  '/models/[model]/rules/new': () => ({ model: 'scorer' }),
  '/ab-tests/[id]': ({ abTestId }) => ({ id: abTestId }),
  '/promotions/[id]': ({ promotionId }) => ({ id: promotionId }),
  '/promotions/[id]/evidence': ({ promotionId }) => ({ id: promotionId }),
  '/imports/[id]': ({ importId }) => ({ id: importId }),
}

export type Asked = { path: string; method: string; headers: Record<string, string>; body?: string }

const JSON_BODY = { 'content-type': 'application/json' }

/** Fills `{name}` and `[name]` of a path; what is left over is answered. */
function fill(path: string, given: Input): { path: string; rest: Input } {
  const rest = { ...given }
  const filled = path.replaceAll(/\{(\w+)\}|\[(?:\.\.\.)?(\w+)\]/g, (whole, a?: string, b?: string) => {
    const name = a ?? b ?? ''
    const value = rest[name]
    delete rest[name]
    if (value === undefined) throw new Error(`there is no ${whole} for ${path}`)
    return encodeURIComponent(String(value))
  })
  return { path: filled, rest }
}

const queryOf = (input: Input) => {
  const pairs = Object.entries(input).map(([name, value]): [string, string] => [name, String(value)])
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}

function askProcedure(asked: Line, input: Input): Asked {
  const json = JSON.stringify({ json: input })
  if (asked.method === 'POST') return { path: asked.path, method: 'POST', headers: JSON_BODY, body: json }
  return { path: `${asked.path}?${new URLSearchParams({ input: json })}`, method: 'GET', headers: {} }
}

function askRoute(asked: Line, input: Input): Asked {
  const { path, rest } = fill(asked.path, input)
  if (asked.method === 'GET') return { path: path + queryOf(rest), method: 'GET', headers: {} }
  const { csv, query, ...fields } = rest
  const at = typeof query === 'string' ? `${path}?${query}` : path
  if (typeof csv === 'string')
    return { path: at, method: asked.method, headers: { 'content-type': 'text/csv' }, body: csv }
  return { path: at, method: asked.method, headers: JSON_BODY, body: JSON.stringify(fields) }
}

/** A request that would do what the line does, if it is let through. */
export function effective(asked: Line, objects: Objects): Asked {
  const input = INPUTS[nameOf(asked)]?.(objects) ?? {}
  return asked.kind === 'procedure' ? askProcedure(asked, input) : askRoute(asked, input)
}

/** A request that gets past the permission and no further, so that whoever is allowed changes nothing either. */
export function harmless(asked: Line, objects: Objects): Asked {
  if (asked.method === 'GET') return effective(asked, objects)
  const unknown = { 'there-is-no-such-field': true }
  if (asked.kind === 'procedure') return askProcedure(asked, unknown)
  const names = [...asked.path.matchAll(/\{(\w+)\}|\[(?:\.\.\.)?(\w+)\]/g)].map((match) => match[1] ?? match[2] ?? '')
  return askRoute(asked, { ...Object.fromEntries(names.map((name) => [name, 'nobody-has-this'])), ...unknown })
}
