import 'server-only'
import { ruleSimulations } from '@/db/schema'
import { simulateRulesInput } from '@/domain/rules/input'
import { featuresRead } from '@/domain/rules/known-names'
import { actorName } from '@/server/kernel/actor-name'
import { AppError } from '@/server/kernel/app-error'
import { newId } from '@/server/kernel/new-id'
import { command } from '@/server/kernel/operation'
import { findVersion, type VersionRow } from '@/server/models/read'
import { type LoadedRules, rulesOf } from './read'
import { auditedRefusals } from './read-or-refuse'
import { toSimulation } from './read-simulation'

/** Features that the rules read must have been logged, raw and of the same type, by the version whose traffic is used. */
function requireLogged(rules: LoadedRules, source: VersionRow): void {
  const names = rules.features.map(({ name }) => name)
  const logged = new Map(source.features.map((feature) => [feature.name, feature]))
  const errors = featuresRead(rules.document, names).flatMap((name) => {
    const known = logged.get(name)
    const same = known?.type === rules.features.find((feature) => feature.name === name)?.type
    if (known && same && known.store === 'raw') return []
    const why = !known ? 'did not log' : same ? 'kept no raw values of' : 'has another type for'
    const detail = `version ${source.version} ${why} the feature ${name}, which the rules read`
    return [{ pointer: '/source', code: 'not_logged', detail }]
  })
  const [first] = errors
  if (first) throw new AppError('invalid_input', `/source: ${first.detail}`, { errors })
}

function requireWindow({ from, to }: { from?: Date | undefined; to?: Date | undefined }): void {
  if (!from || !to || from < to) return
  const problem = { pointer: '/to', code: 'window', detail: 'must be after from' }
  throw new AppError('invalid_input', '/to: must be after from', { errors: [problem] })
}

/** Starts to decide the logged traffic of another version by this version's rules, in the background. */
export const simulateRules = auditedRefusals(
  command({
    name: 'rules.simulate',
    permission: 'version:write',
    input: simulateRulesInput,
    run: async (ctx, { source: sourceName, from, to, ...ref }) => {
      const { model, version } = await findVersion(ctx, ref)
      const rules = rulesOf(version)
      const { version: source } = await findVersion(ctx, { model: ref.model, version: sourceName })
      requireWindow({ from, to })
      requireLogged(rules, source)
      const row = {
        id: newId('sim'),
        modelId: model.id,
        versionId: version.id,
        sourceId: source.id,
        from: from ?? null,
        to: to ?? null,
        state: 'queued' as const,
        progress: 0,
        total: null,
        scored: 0,
        error: null,
        startedBy: actorName(ctx.actor),
        worker: null,
        touchedAt: ctx.now,
        createdAt: ctx.now,
        finishedAt: null,
      }
      await ctx.tx.insert(ruleSimulations).values(row)
      const found = { row: { ...row, agree: null, changed: null }, model: model.slug, version: version.version }
      const result = toSimulation({ ...found, source: source.version })
      const audit = {
        object: { type: 'rule_simulation', id: row.id },
        useCaseId: model.useCases[0]?.id ?? null,
        detail: { model: model.slug, version: version.version, digest: version.digest, source: source.version },
      }
      return { result, audit: [audit], jobs: [{ name: 'rule_simulation', data: { simulationId: row.id } }] }
    },
  }),
)
