import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from './columns'

export const predictions = pgTable(
  'predictions',
  {
    caseKey: uuid('case_key').notNull(),
    versionNo: integer('version_no').notNull(),
    externalId: text('external_id').notNull(),
    timestamp: instant('timestamp').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** Hash of the normalised body: tells an exact replay from a conflict. */
    digest: uuid('digest').notNull(),
    /** In signature order; null is missing, NaN is invalid. */
    numericValues: doublePrecision('numeric_values').array().notNull(),
    /** In signature order; 0 is missing, -1 invalid, -2 beyond the category limit, codes start at 1. */
    categoryCodes: integer('category_codes').array().notNull(),
    prediction: text('prediction'),
    predictionValue: doublePrecision('prediction_value'),
    score: doublePrecision('score'),
    probabilities: doublePrecision('probabilities').array(),
    latencyMs: doublePrecision('latency_ms'),
    error: text('error'),
    entity: text('entity'),
    segmentCodes: smallint('segment_codes').array().notNull(),
    amount: doublePrecision('amount'),
    exposure: jsonb('exposure').$type<Record<string, string | boolean>>(),
    flagged: boolean('flagged').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseKey, t.versionNo] }),
    index('predictions_time').on(t.versionNo, t.timestamp, t.caseKey),
    index('predictions_received').using('brin', t.receivedAt),
  ],
)

/** Every label ever known about a case; the newest `knownAt` is in force. */
export const labels = pgTable(
  'labels',
  {
    caseKey: uuid('case_key').notNull(),
    knownAt: instant('known_at').notNull(),
    modelNo: integer('model_no').notNull(),
    externalId: text('external_id').notNull(),
    /** False: the time is the receipt, so the delay is unknown. */
    timed: boolean('timed').notNull(),
    value: text('value').notNull(),
    number: doublePrecision('number'),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseKey, t.knownAt] }),
    index('labels_model').on(t.modelNo, t.knownAt, t.caseKey),
    index('labels_received').using('brin', t.receivedAt),
  ],
)
