import type { FeatureDefinition } from '@/domain/features/input'
import type { EditableTable, RawRules } from './draft'

/** The version that a new one is made from. */
export type EditorFacts = {
  model: string
  version: string
  features: readonly FeatureDefinition[]
  segments: readonly string[]
  raw: RawRules
  tables: readonly EditableTable[]
  /** Names of versions that there are. */
  taken: readonly string[]
}
