import { bigint, index, pgTable, text } from 'drizzle-orm/pg-core'
import type { PiiClass } from '@/domain/pii/classes'
import { id, instant } from './columns'
import { versionId } from './references'

/** What a person says a feature holds. Append-only: the last word about a feature holds. */
export const piiClasses = pgTable(
  'pii_classes',
  {
    id: id(),
    seq: bigint('seq', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    versionId: versionId(),
    feature: text('feature').notNull(),
    class: text('class').$type<PiiClass>().notNull(),
    personId: text('person_id').notNull(),
    personName: text('person_name').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [index('pii_classes_last').on(t.versionId, t.feature, t.seq)],
)
