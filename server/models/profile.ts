import 'server-only'
import { columnProfile } from '@/domain/features/profile'
import { versionRef } from '@/domain/models/input'
import { query } from '@/server/kernel/operation'
import { findVersion, type VersionRow } from './read'

export function profileOf(model: { slug: string }, version: VersionRow) {
  return {
    model: model.slug,
    version: version.version,
    reference:
      version.referenceDigest === null
        ? null
        : {
            digest: version.referenceDigest,
            rows: version.referenceRows,
            from: version.referenceFrom?.toISOString() ?? null,
            to: version.referenceTo?.toISOString() ?? null,
          },
    columns: (version.baseline ?? []).map(columnProfile),
  }
}

export const readProfile = query({
  name: 'versions.profile',
  permission: 'figures:read',
  input: versionRef,
  run: async (ctx, input) => {
    const { model, version } = await findVersion(ctx, input)
    return profileOf(model, version)
  },
})
