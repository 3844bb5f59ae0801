import { boolean, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core'
import type { FeatureBaseline } from '@/domain/features/baseline'
import type { FeatureDefinition } from '@/domain/features/input'
import type { LabelPolicy, ModelKind, Task } from '@/domain/models/input'
import type { Stage } from '@/domain/use-cases/input'
import { bytea, createdAt, id, instant } from './columns'
import { useCases } from './use-cases'

export const models = pgTable(
  'models',
  {
    id: id(),
    /** Short surrogate for the big tables. */
    no: integer('no').generatedAlwaysAsIdentity().unique(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    kind: text('kind').$type<ModelKind>().notNull(),
    task: text('task').$type<Task>().notNull(),
    classes: text('classes').array(),
    positiveClass: text('positive_class'),
    labelPolicy: jsonb('label_policy').$type<LabelPolicy>().notNull(),
    retentionDays: integer('retention_days').notNull(),
    stage: text('stage').$type<Stage>().notNull(),
    ownerName: text('owner_name').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('models_created').on(t.createdAt, t.id)],
)

export const modelUseCases = pgTable(
  'model_use_cases',
  {
    modelId: text('model_id')
      .notNull()
      .references(() => models.id),
    useCaseId: text('use_case_id')
      .notNull()
      .references(() => useCases.id),
  },
  (t) => [primaryKey({ columns: [t.modelId, t.useCaseId] }), index('model_use_cases_use_case').on(t.useCaseId)],
)

export const modelVersions = pgTable(
  'model_versions',
  {
    id: id(),
    no: integer('no').generatedAlwaysAsIdentity().unique(),
    modelId: text('model_id')
      .notNull()
      .references(() => models.id),
    version: text('version').notNull(),
    features: jsonb('features').$type<FeatureDefinition[]>().notNull(),
    segments: jsonb('segments').$type<string[]>().notNull(),
    reason: text('reason'),
    rules: jsonb('rules').$type<unknown>(),
    lineage: jsonb('lineage').$type<unknown>(),
    digest: text('digest').notNull(),
    authorName: text('author_name').notNull(),
    createdAt: createdAt(),
    referenceDigest: text('reference_digest'),
    referenceRows: integer('reference_rows'),
    referenceFrom: instant('reference_from'),
    referenceTo: instant('reference_to'),
    referenceAt: instant('reference_at'),
    /** In signature order, then `@score`; null until there is a reference. */
    baseline: jsonb('baseline').$type<FeatureBaseline[]>(),
    /** Classes in order: the model's, or those found in the reference. */
    classes: text('classes').array(),
    /** How many category and segment values have a code; tells other processes that there are new ones. */
    dictionarySize: integer('dictionary_size').notNull().default(0),
    /** Out of use since; null: in use. Who and why are the last archiving's, the audit has all of them. */
    archivedAt: instant('archived_at'),
    archivedBy: text('archived_by'),
    archiveReason: text('archive_reason'),
  },
  (t) => [
    unique('model_versions_once').on(t.modelId, t.version),
    index('model_versions_created').on(t.modelId, t.createdAt, t.id),
    index('model_versions_newest').on(t.createdAt),
  ],
)

/** The reference's raw columns in row order, in blocks: float64 or int32, little endian. */
export const referenceBlocks = pgTable(
  'reference_blocks',
  {
    versionNo: integer('version_no').notNull(),
    column: text('column').notNull(),
    block: integer('block').notNull(),
    data: bytea('data').notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionNo, t.column, t.block] })],
)

/** Category text by code. Codes are given out in order of first sight; features beyond the limit share one code. */
export const categoryValues = pgTable(
  'category_values',
  {
    versionNo: integer('version_no').notNull(),
    feature: smallint('feature').notNull(),
    code: integer('code').notNull(),
    value: text('value').notNull(),
    inReference: boolean('in_reference').notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionNo, t.feature, t.code] })],
)

export const segmentValues = pgTable(
  'segment_values',
  {
    versionNo: integer('version_no').notNull(),
    field: smallint('field').notNull(),
    code: smallint('code').notNull(),
    value: text('value').notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionNo, t.field, t.code] })],
)
