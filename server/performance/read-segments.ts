import 'server-only'
import { versionRef } from '@/domain/models/input'
import { query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { freshVersionState } from '@/server/predictions/version-state'

/** The declared segment fields of a version with the values seen so far; rows beyond the limit count under `other`. */
export const readSegments = query({
  name: 'performance.segments',
  permission: 'figures:read',
  input: versionRef,
  run: async (ctx, input) => {
    const { version } = await findVersion(ctx, input)
    const { spec, segments } = await freshVersionState(ctx.tx, version.no)
    return {
      fields: spec.segments.map((name, field) => ({
        name,
        values: [...new Set([...(segments[field]?.values ?? []), 'other'])],
      })),
    }
  },
})
