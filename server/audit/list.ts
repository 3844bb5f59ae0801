import 'server-only'
import { and, desc, eq, gte, inArray, lt, type SQL } from 'drizzle-orm'
import { auditRecords, useCases } from '@/db/schema'
import { type ListAuditInput, listAuditInput } from '@/domain/audit/input'
import type { Context } from '@/server/kernel/context'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { query } from '@/server/kernel/operation'
import { findUseCase } from '@/server/use-cases/read'

type Row = typeof auditRecords.$inferSelect

async function conditions(ctx: Context, input: ListAuditInput): Promise<(SQL | undefined)[]> {
  const useCase = input.useCase === undefined ? null : await findUseCase(ctx, input.useCase)
  const visible = ctx.visible()
  const before = input.cursor ? Number(decodeCursor(input.cursor).id) : null
  return [
    visible === 'all' ? undefined : inArray(auditRecords.useCaseId, [...visible]),
    useCase ? eq(auditRecords.useCaseId, useCase.id) : undefined,
    input.actor ? eq(auditRecords.actorId, input.actor) : undefined,
    input.action ? eq(auditRecords.action, input.action) : undefined,
    input.outcome ? eq(auditRecords.outcome, input.outcome) : undefined,
    input.objectType ? eq(auditRecords.objectType, input.objectType) : undefined,
    input.objectId ? eq(auditRecords.objectId, input.objectId) : undefined,
    input.from ? gte(auditRecords.at, input.from) : undefined,
    input.to ? lt(auditRecords.at, input.to) : undefined,
    before !== null && Number.isSafeInteger(before) ? lt(auditRecords.seq, before) : undefined,
  ]
}

async function namesOfUseCases(ctx: Context, rows: Row[]): Promise<Map<string, { slug: string; name: string }>> {
  const ids = [...new Set(rows.flatMap(({ useCaseId }) => useCaseId ?? []))]
  const named = ids.length > 0 ? await ctx.tx.select().from(useCases).where(inArray(useCases.id, ids)) : []
  return new Map(named.map(({ id, slug, name }) => [id, { slug, name }]))
}

function toRecord(row: Row, names: Map<string, { slug: string; name: string }>) {
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    action: row.action,
    outcome: row.outcome,
    object: { type: row.objectType, id: row.objectId },
    useCase: row.useCaseId === null ? null : (names.get(row.useCaseId) ?? null),
    requestId: row.requestId,
    detail: row.detail,
    hash: row.hash,
  }
}

export async function pageOfAudit(ctx: Context, input: ListAuditInput) {
  const rows = await ctx.tx
    .select()
    .from(auditRecords)
    .where(and(...(await conditions(ctx, input))))
    .orderBy(desc(auditRecords.seq))
    .limit(input.limit + 1)
  const page = toPage(rows, input.limit, (row) => ({ at: row.at, id: String(row.seq) }))
  const names = await namesOfUseCases(ctx, page.items)
  return { items: page.items.map((row) => toRecord(row, names)), next: page.next }
}

/** Newest first. Who may read the audit of some use cases only sees the records of those. */
export const listAudit = query({
  name: 'audit.list',
  permission: 'audit:read',
  input: listAuditInput,
  run: pageOfAudit,
})
