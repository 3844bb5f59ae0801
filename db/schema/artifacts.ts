import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns'
import { modelVersions } from './models'

/** Append-only: the files of a version. Their content lies outside the database under its digest. */
export const artifacts = pgTable(
  'artifacts',
  {
    id: id(),
    versionId: text('version_id')
      .notNull()
      .references(() => modelVersions.id),
    name: text('name').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    digest: text('digest').notNull(),
    actorName: text('actor_name').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('artifacts_once').on(t.versionId, t.name),
    index('artifacts_created').on(t.versionId, t.createdAt, t.id),
    check('artifacts_digest', sql`${t.digest} ~ '^[0-9a-f]{64}$'`),
  ],
)
