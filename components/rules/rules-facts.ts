import type { FeatureType } from '@/domain/features/input'
import type { Task } from '@/domain/models/input'

export type RuleFeature = { name: string; type: FeatureType }

/** What the screen of a version's rules stands on. */
export type RulesFacts = {
  model: string
  version: string
  task: Task
  /** Features that the rules read. */
  features: readonly RuleFeature[]
  /** Versions whose traffic may be decided again, the likeliest first. */
  sources: readonly string[]
  /** The range in the URL, on whole hours. */
  window: { from: string; to: string }
  newHref: string
  zone: string
}
