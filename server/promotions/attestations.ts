import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import { attestations } from '@/db/schema'
import { attestInput, listAttestationsInput } from '@/domain/promotions/input'
import { governed } from '@/server/deployments/governed'
import { requirePerson, rolesFor } from '@/server/deployments/person-behind'
import { after } from '@/server/kernel/after'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { newId } from '@/server/kernel/new-id'
import { command, query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'

type Row = typeof attestations.$inferSelect

const toAttestation = (row: Row) => ({
  id: row.id,
  kind: row.kind,
  holds: row.holds,
  statement: row.statement,
  by: row.personName,
  roles: row.roles,
  at: row.at.toISOString(),
})

/** A person vouches for something about a version, or takes it back. */
export const attest = governed(
  command({
    name: 'attestations.create',
    permission: 'evidence:attest',
    input: attestInput,
    run: async (ctx, { kind, statement, holds, ...ref }) => {
      const { model, version } = await findVersion(ctx, ref)
      const person = requirePerson(ctx.actor)
      const useCaseIds = model.useCases.map(({ id }) => id)
      const row: Row = {
        id: newId('att'),
        versionId: version.id,
        kind,
        holds,
        statement,
        personId: person.id,
        personName: person.name,
        roles: rolesFor(person.grants, useCaseIds),
        at: ctx.now,
      }
      await ctx.tx.insert(attestations).values(row)
      const detail = { model: model.slug, version: version.version, kind, holds, person: person.id }
      const entry = { object: { type: 'attestation', id: row.id }, useCaseId: useCaseIds[0] ?? null, detail }
      return { result: { created: true, item: toAttestation(row) }, audit: [entry] }
    },
  }),
  { type: 'model', field: 'model' },
)

export const listAttestations = query({
  name: 'attestations.list',
  permission: 'model:read',
  input: listAttestationsInput,
  run: async (ctx, { cursor, limit, ...ref }) => {
    const { version } = await findVersion(ctx, ref)
    const position = { at: attestations.at, id: attestations.id }
    const rows = await ctx.tx
      .select()
      .from(attestations)
      .where(and(eq(attestations.versionId, version.id), after(position, cursor ? decodeCursor(cursor) : null)))
      .orderBy(desc(attestations.at), desc(attestations.id))
      .limit(limit + 1)
    const page = toPage(rows, limit, (row) => ({ at: row.at, id: row.id }))
    return { items: page.items.map(toAttestation), next: page.next }
  },
})
