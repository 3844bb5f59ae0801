import 'server-only'
import { piiClasses } from '@/db/schema'
import type { Actor } from '@/domain/access/actor'
import type { PiiClass } from '@/domain/pii/classes'
import { confirmPiiInput } from '@/domain/pii/input'
import { AppError } from '@/server/kernel/app-error'
import { newId } from '@/server/kernel/new-id'
import { command } from '@/server/kernel/operation'
import { findVersion, type VersionRow } from '@/server/models/read'
import { confirmedClasses } from './read-pii'

/** The person behind the caller; a key of the installation has nobody who could answer for its word. */
function personOf(actor: Actor): { id: string; name: string } {
  if (actor.kind === 'user') return { id: actor.id, name: actor.name }
  if (actor.kind === 'key' && actor.owner) return { id: actor.owner.id, name: actor.owner.name }
  throw new AppError('forbidden', 'this needs a person, or a key that a person with the permission owns')
}

function refuseUnknown(version: VersionRow, names: readonly string[]): void {
  const known = new Set(version.features.map((feature) => feature.name))
  const errors = names.flatMap((name, place) =>
    known.has(name)
      ? []
      : [
          {
            pointer: `/features/${place}/name`,
            code: 'unknown_feature',
            detail: `${name} is not a feature of this version`,
          },
        ],
  )
  const [first] = errors
  if (first) throw new AppError('invalid_input', `${first.pointer}: ${first.detail}`, { errors })
}

/** A person says what features hold. Nothing is overwritten: the last word about a feature holds. */
export const confirmPii = command({
  name: 'models.confirmPii',
  permission: 'evidence:attest',
  input: confirmPiiInput,
  run: async (ctx, input) => {
    const { model, version } = await findVersion(ctx, input)
    const person = personOf(ctx.actor)
    refuseUnknown(
      version,
      input.features.map((feature) => feature.name),
    )
    const before = await confirmedClasses(ctx.tx, version.id)
    const fresh = input.features.filter(({ name, class: said }) => {
      const standing = before.get(name)
      return standing?.class !== said || standing.personId !== person.id
    })
    if (fresh.length > 0)
      await ctx.tx.insert(piiClasses).values(
        fresh.map(({ name, class: said }) => ({
          id: newId('pii'),
          versionId: version.id,
          feature: name,
          class: said,
          personId: person.id,
          personName: person.name,
          recordedAt: ctx.now,
        })),
      )
    const after = await confirmedClasses(ctx.tx, version.id)
    const result = {
      model: model.slug,
      version: version.version,
      features: [...after].map(([name, { class: said, by, at }]) => ({ name, class: said, by, at })),
    }
    if (fresh.length === 0) return { result, audit: 'unchanged' }
    const changes = fresh.map(
      ({ name, class: said }): { feature: string; before: PiiClass | null; after: PiiClass } => ({
        feature: name,
        before: before.get(name)?.class ?? null,
        after: said,
      }),
    )
    const audit = {
      object: { type: 'model_version', id: version.id },
      useCaseId: model.useCases[0]?.id ?? null,
      detail: { model: model.slug, version: version.version, changes },
    }
    return { result, audit: [audit] }
  },
})
