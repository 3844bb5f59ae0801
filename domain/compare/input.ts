import { z } from 'zod'
import { pageInput } from '@/domain/lists/page'
import { slug } from '@/domain/lists/text'
import { TASKS, versionName } from '@/domain/models/input'
import { BINARY_METRICS, MULTICLASS_METRICS, REGRESSION_METRICS } from '@/domain/performance/metric'
import { rfc3339 } from '@/domain/time/rfc3339'

export const COMPARED_MAX = 4
/** Newest shared labelled cases that a comparison reads at most. */
export const SHARED_CASES_MAX = 20_000
/** Predictions of the version with the fewest that it looks through for them at most. */
export const SCANNED_MAX = 1_000_000

/** In a query string the versions are a comma list. The first is what the others are compared with. */
export const compareInput = z.strictObject({
  model: slug,
  versions: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split(',') : value),
      z.array(versionName).min(2).max(COMPARED_MAX),
    )
    .refine((names) => new Set(names).size === names.length, { message: 'must be distinct' }),
  from: rfc3339.optional(),
  to: rfc3339.optional(),
})

const METRICS = [...new Set([...BINARY_METRICS, ...REGRESSION_METRICS, ...MULTICLASS_METRICS])] as const

/** Candidates are measured against one yardstick: `model` and `version`, by default the one with the most labels. */
export const leaderboardInput = pageInput.extend({
  useCase: slug,
  task: z.enum(TASKS).optional(),
  metric: z.enum(METRICS).optional(),
  model: slug.optional(),
  version: versionName.optional(),
  from: rfc3339.optional(),
  to: rfc3339.optional(),
  limit: z.coerce.number().int().min(1).max(20).default(10),
})
export type LeaderboardInput = z.infer<typeof leaderboardInput>
