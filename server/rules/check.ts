import 'server-only'
import { versionRef } from '@/domain/models/input'
import { query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { checkDocument } from './check-document'
import { rulesOf } from './read'

/** What the checks say of a version's rules. */
export const checkRules = query({
  name: 'rules.check',
  permission: 'model:read',
  input: versionRef,
  run: async (ctx, ref) => {
    const { model, version } = await findVersion(ctx, ref)
    const { document, features } = rulesOf(version)
    return {
      model: model.slug,
      version: version.version,
      digest: version.digest,
      ...(await checkDocument(document, features)),
    }
  },
})
