import 'server-only'
import { z } from 'zod'
import { artifacts } from '@/db/schema'
import { uploadArtifactInput } from '@/domain/artifacts/input'
import { refusal } from '@/server/deployments/record-refusal'
import { actorName } from '@/server/kernel/actor-name'
import { AppError } from '@/server/kernel/app-error'
import { newId } from '@/server/kernel/new-id'
import { command, query } from '@/server/kernel/operation'
import { findVersion, type VersionRow } from '@/server/models/read'
import { StagedArtifact } from './artifact-store'
import { type ArtifactRow, artifactOf, toArtifact } from './read-artifacts'

function refuseArchived(version: VersionRow): void {
  if (version.archivedAt) throw refusal('conflict', 'archived', `version ${version.version} is archived`)
}

function refuseOther(existing: ArtifactRow, digest: string): void {
  if (existing.digest === digest) return
  const detail = `${existing.name} has the SHA-256 ${existing.digest} and never changes; give other content another name`
  throw new AppError('version_immutable', detail, { errors: [{ pointer: '/name', code: 'artifact_exists', detail }] })
}

/** Who may give which version a file of which name; asked before the upload is read. */
export const prepareArtifact = query({
  name: 'artifacts.create',
  permission: 'artifact:write',
  input: uploadArtifactInput,
  run: async (ctx, input) => {
    const { version } = await findVersion(ctx, input)
    refuseArchived(version)
    const existing = await artifactOf(ctx.tx, version.id, input.name)
    if (existing && input.sha256 !== undefined) refuseOther(existing, input.sha256)
    return input
  },
})

/** Records a file that has come in, and puts it in its place in the same step: no record is seen before its content is there. */
export const keepArtifact = command({
  name: 'artifacts.create',
  permission: 'artifact:write',
  input: uploadArtifactInput.extend({ staged: z.instanceof(StagedArtifact) }),
  run: async (ctx, { model: slug, version: name, name: file, staged }) => {
    const ref = { model: slug, version: name }
    const { model, version } = await findVersion(ctx, ref)
    refuseArchived(version)
    const { digest, bytes } = staged
    const [row] = await ctx.tx
      .insert(artifacts)
      .values({
        id: newId('art'),
        versionId: version.id,
        name: file,
        bytes,
        digest,
        actorName: actorName(ctx.actor),
        createdAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning()
    const existing = row ?? (await artifactOf(ctx.tx, version.id, file))
    if (!existing) throw new Error('an artifact that is neither new nor there')
    refuseOther(existing, digest)
    await staged.keep()
    const item = toArtifact(ref, existing)
    if (!row) return { result: { created: false, item }, audit: 'unchanged' }
    const audit = {
      object: { type: 'artifact', id: row.id },
      useCaseId: model.useCases[0]?.id ?? null,
      detail: { model: slug, version: name, name: file, digest, bytes },
    }
    return { result: { created: true, item }, audit: [audit] }
  },
})
