import { index, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { HandoverItem } from '@/domain/models/handover'
import { id, instant } from './columns'
import { modelId } from './references'

/** Append-only: who owned a model since when; the newest step is in force. */
export const modelOwners = pgTable(
  'model_owners',
  {
    id: id(),
    modelId: modelId(),
    /** The person; null where a key of the installation made the model. */
    ownerId: text('owner_id'),
    ownerName: text('owner_name').notNull(),
    /** null: the first owner, who made the model. */
    previousName: text('previous_name'),
    reason: text('reason'),
    actorName: text('actor_name').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('model_owners_of').on(t.modelId, t.at, t.id)],
)

/** Append-only: a new owner took over, with the list as it stood then. */
export const modelHandovers = pgTable(
  'model_handovers',
  {
    id: id(),
    modelId: modelId(),
    stepId: text('step_id')
      .notNull()
      .references(() => modelOwners.id),
    version: text('version'),
    items: jsonb('items').$type<HandoverItem[]>().notNull(),
    note: text('note'),
    personId: text('person_id').notNull(),
    personName: text('person_name').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [unique('model_handovers_once').on(t.stepId), index('model_handovers_of').on(t.modelId, t.at)],
)
