import 'server-only'
import { versionRef } from '@/domain/models/input'
import { checkTables } from '@/domain/rules/check'
import { tablesOf } from '@/domain/rules/table'
import { query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { sharedEngine } from './engine-host'
import { rulesOf } from './read'
import { unreadableExpressions } from './unreadable'

/** Static checks of every table of a version's rules, and the expressions that the engine cannot read. */
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
      tables: checkTables(tablesOf(document, features)),
      /** Null: the engine did not come to an end in time. */
      unreadable: await unreadableExpressions(sharedEngine(), document),
    }
  },
})
