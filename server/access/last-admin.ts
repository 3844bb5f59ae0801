import 'server-only'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { roleGrants, users } from '@/db/schema'
import { AppError } from '@/server/kernel/app-error'

/** One key for "who administers is being changed", chosen once. */
const ADMIN_LOCK = 7_046_030

/** Changes of administrators wait for each other, or two could remove one another at the same moment. */
export async function lockAdmins(tx: Tx): Promise<void> {
  await tx.raw.query('select pg_advisory_xact_lock($1)', [ADMIN_LOCK])
}

/** Those who administer the installation and can sign in. */
export async function enabledAdmins(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: users.id })
    .from(users)
    .innerJoin(roleGrants, eq(roleGrants.userId, users.id))
    .where(
      and(
        eq(roleGrants.role, 'admin'),
        isNull(roleGrants.useCaseId),
        eq(users.status, 'active'),
        isNotNull(users.passwordHash),
      ),
    )
  return rows.map((row) => row.id)
}

export async function refuseLastAdmin(tx: Tx, before: readonly string[]): Promise<void> {
  if (before.length > 0 && (await enabledAdmins(tx)).length === 0) {
    throw new AppError('conflict', 'this is the last enabled administrator; make somebody else administrator first')
  }
}
