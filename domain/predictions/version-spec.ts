import type { FeatureDefinition } from '@/domain/features/input'
import type { Task } from '@/domain/models/input'

/** A version's signature, laid out for checking rows fast. */
export type VersionSpec = {
  task: Task
  classes: readonly string[] | null
  features: readonly FeatureDefinition[]
  /** Feature name to its place: numeric features count among themselves, the others too. */
  slots: ReadonlyMap<string, FeatureSlot>
  numericNames: readonly string[]
  categoryNames: readonly string[]
  segments: readonly string[]
}
export type FeatureSlot = { kind: 'numeric' | 'category'; index: number; definition: FeatureDefinition }

export function versionSpec(version: {
  task: Task
  classes: readonly string[] | null
  features: readonly FeatureDefinition[]
  segments: readonly string[]
}): VersionSpec {
  const slots = new Map<string, FeatureSlot>()
  const numericNames: string[] = []
  const categoryNames: string[] = []
  for (const definition of version.features) {
    const names = definition.type === 'numeric' ? numericNames : categoryNames
    const kind = definition.type === 'numeric' ? 'numeric' : 'category'
    slots.set(definition.name, { kind, index: names.length, definition })
    names.push(definition.name)
  }
  return { ...version, slots, numericNames, categoryNames }
}
