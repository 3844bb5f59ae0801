import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Engine, Tx } from './engine/engine'

const FOLDER = path.join(process.cwd(), 'db/migrations')
/** One key for "someone is migrating", chosen once. */
const MIGRATION_LOCK = 7_046_029

export class NewerSchemaError extends Error {
  override name = 'NewerSchemaError'
}

type Migration = { name: string; statements: string[] }

export function readMigrations(folder = FOLDER): Migration[] {
  const journal = JSON.parse(readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string }[]
  }
  return journal.entries.map(({ tag }) => ({
    name: tag,
    statements: readFileSync(path.join(folder, `${tag}.sql`), 'utf8')
      .split('--> statement-breakpoint')
      .map((text) => text.trim())
      .filter(Boolean),
  }))
}

async function appliedNames(tx: Tx): Promise<string[]> {
  await tx.raw.query(
    'create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())',
  )
  return (await tx.raw.query<{ name: string }>('select name from schema_migrations order by name')).map(
    (row) => row.name,
  )
}

/** Brings the schema up to this build. Each migration is one transaction under one lock; a schema this build does not know is refused. */
export async function migrate(engine: Engine, migrations = readMigrations()): Promise<string[]> {
  const done: string[] = []
  const known = new Set(migrations.map((migration) => migration.name))
  for (;;) {
    const name = await engine.transaction(async (tx) => {
      await tx.raw.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
      const applied = await appliedNames(tx)
      const foreign = applied.filter((entry) => !known.has(entry))
      if (foreign.length > 0) {
        throw new NewerSchemaError(`the database has migrations that this build does not know: ${foreign.join(', ')}`)
      }
      const next = migrations.find((migration) => !applied.includes(migration.name))
      if (!next) return null
      for (const statement of next.statements) await tx.raw.query(statement)
      await tx.raw.query('insert into schema_migrations (name) values ($1)', [next.name])
      return next.name
    })
    if (name === null) return done
    done.push(name)
  }
}
