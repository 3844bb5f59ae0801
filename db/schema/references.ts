import { text } from 'drizzle-orm/pg-core'
import { models, modelVersions } from './models'

export const modelId = () =>
  text('model_id')
    .notNull()
    .references(() => models.id)

export const versionId = () =>
  text('version_id')
    .notNull()
    .references(() => modelVersions.id)
