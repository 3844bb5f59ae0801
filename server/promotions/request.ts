import 'server-only'
import { and, eq } from 'drizzle-orm'
import { promotions } from '@/db/schema'
import { canonicalJson } from '@/domain/audit/canonical-json'
import type { Evidence, FrozenRequest } from '@/domain/promotions/evidence'
import { type RequestPromotionInput, requestPromotionInput } from '@/domain/promotions/input'
import { judgeGates } from '@/domain/promotions/judge-gates'
import { HOUR_MS } from '@/domain/time/windows'
import { governed } from '@/server/deployments/governed'
import { lockDeployments } from '@/server/deployments/lock-deployments'
import { personBehind } from '@/server/deployments/person-behind'
import { makersOfKey } from '@/server/deployments/read-author'
import { liveDeployment } from '@/server/deployments/read-deployments'
import { type EnvironmentRow, findEnvironment } from '@/server/deployments/read-environment'
import { refusal } from '@/server/deployments/record-refusal'
import { actorName } from '@/server/kernel/actor-name'
import type { AuditEntry } from '@/server/kernel/audit'
import type { Context } from '@/server/kernel/context'
import { newId } from '@/server/kernel/new-id'
import { command } from '@/server/kernel/operation'
import { type FoundModel, findVersion, type VersionRow } from '@/server/models/read'
import { collectEvidence } from './collect-evidence'
import { dataMark } from './data-mark'
import { type PolicyInForce, readPolicy } from './read-policy'
import type { PromotionRow } from './read-promotions'
import { recordHash } from './record-hash'
import { toPromotion } from './to-promotion'

type Found = { model: FoundModel; version: VersionRow; environment: EnvironmentRow }

async function requestersOf(ctx: Context): Promise<{ person: string | null; all: string[] }> {
  const person = personBehind(ctx.actor)
  if (person) return { person: person.id, all: [person.id] }
  return { person: null, all: ctx.actor.kind === 'key' ? await makersOfKey(ctx.tx, ctx.actor.id) : [] }
}

async function refuseLive(ctx: Context, { model, version, environment }: Found): Promise<void> {
  const live = await liveDeployment(ctx.tx, { modelId: model.id, environmentId: environment.id })
  if (live?.versionId === version.id) {
    throw refusal('conflict', 'already_live', `version ${version.version} serves in ${environment.slug} already`)
  }
}

/** An open request for the same stands in the way, unless its time is over. */
async function settlePending(ctx: Context, { version, environment, model }: Found): Promise<AuditEntry[]> {
  const same = and(eq(promotions.versionId, version.id), eq(promotions.environmentId, environment.id))
  const [open] = await ctx.tx
    .select()
    .from(promotions)
    .where(and(same, eq(promotions.status, 'pending')))
    .for('update')
  if (!open) return []
  if (open.expiresAt > ctx.now) {
    throw refusal('conflict', 'already_pending', `promotion ${open.id} asks for the same and waits for a decision`)
  }
  await ctx.tx.update(promotions).set({ status: 'expired', decidedAt: ctx.now }).where(eq(promotions.id, open.id))
  const object = { type: 'promotion', id: open.id }
  return [{ object, useCaseId: model.useCases[0]?.id ?? null, detail: { status: 'expired' } }]
}

type Asked = { found: Found; rules: PolicyInForce; evidence: Evidence; input: RequestPromotionInput }

async function insertPromotion(ctx: Context, { found, rules, evidence, input }: Asked): Promise<PromotionRow> {
  const { model, version, environment } = found
  const requesters = await requestersOf(ctx)
  const request: FrozenRequest = {
    model: model.slug,
    version: version.version,
    environment: { slug: environment.slug, kind: environment.kind },
    type: input.type,
    reason: input.reason,
    requesters: requesters.all,
  }
  // As the database keeps them, so that what is hashed is what can be read again.
  const stored = JSON.parse(canonicalJson(evidence)) as Evidence
  const gates = judgeGates(rules.policy, { evidence: stored, requesters: requesters.all })
  const [row] = await ctx.tx
    .insert(promotions)
    .values({
      id: newId('pro'),
      modelId: model.id,
      versionId: version.id,
      environmentId: environment.id,
      type: input.type,
      reason: input.reason,
      requestedBy: requesters.person,
      requesterName: actorName(ctx.actor),
      requesters: requesters.all,
      riskTier: rules.riskTier,
      policyVersion: rules.version,
      policy: rules.policy,
      evidence: stored,
      evidenceHash: recordHash({ request, policy: rules.policy, evidence: stored, gates }),
      gates,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + rules.policy.expiresHours * HOUR_MS),
      status: 'pending',
    })
    .returning()
  if (!row) throw new Error('insert returned no row')
  return row
}

/** Asks to put a version to work; freezes the rules and the evidence it will be judged on. */
export const requestPromotion = governed(
  command({
    name: 'promotions.request',
    permission: 'promotion:request',
    input: requestPromotionInput,
    run: async (ctx, input) => {
      const { model, version } = await findVersion(ctx, input)
      const found = { model, version, environment: await findEnvironment(ctx, input.environment) }
      await lockDeployments(ctx.tx, model.no)
      await refuseLive(ctx, found)
      const settled = await settlePending(ctx, found)
      const rules = await readPolicy(ctx.tx, found.environment, model)
      const evidence = await collectEvidence(ctx.tx, {
        model,
        version,
        environmentId: found.environment.id,
        riskTier: rules.riskTier,
        asOf: ctx.now,
        dataAsOf: await dataMark(ctx.tx, { versionNo: version.no, modelNo: model.no, now: ctx.now }),
        window: null,
      })
      if (evidence.version.archived) {
        throw refusal('conflict', 'archived', `version ${version.version} is archived`)
      }
      const row = await insertPromotion(ctx, { found, rules, evidence, input })
      const { slug } = found.environment
      const { evidenceHash } = row
      const detail = {
        model: model.slug,
        version: version.version,
        environment: slug,
        reason: row.reason,
        evidenceHash,
      }
      const useCaseId = model.useCases[0]?.id ?? null
      const entry: AuditEntry = { object: { type: 'promotion', id: row.id }, useCaseId, detail }
      const item = toPromotion({ promotion: row, ...found }, [], ctx.now)
      return { result: { created: true, item }, audit: [entry, ...settled] }
    },
  }),
  { type: 'model', field: 'model' },
)
