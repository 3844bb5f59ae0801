import { bigint, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns'

export const auditRecords = pgTable(
  'audit_records',
  {
    seq: bigint('seq', { mode: 'number' }).primaryKey(),
    at: instant('at').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    action: text('action').notNull(),
    outcome: text('outcome').$type<'done' | 'denied'>().notNull(),
    objectType: text('object_type').notNull(),
    objectId: text('object_id').notNull(),
    useCaseId: text('use_case_id'),
    requestId: text('request_id').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    index('audit_at').on(t.at),
    index('audit_object').on(t.objectType, t.objectId, t.seq),
    index('audit_actor').on(t.actorId, t.seq),
    index('audit_action').on(t.action, t.seq),
  ],
)

/** The end of the chain; its row lock puts records in order. */
export const auditHead = pgTable('audit_head', {
  id: integer('id').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
})
