import { z } from 'zod'
import { pageInput } from '@/domain/lists/page'
import { slug } from '@/domain/lists/text'
import { versionName } from '@/domain/models/input'
import { rfc3339 } from '@/domain/time/rfc3339'
import { BATCH_ROWS_MAX } from './batch'

/** One row as it is documented; rows are checked one by one in check-prediction.ts, so that a bad row never costs a good one. */
export const predictionRow = z.strictObject({
  id: z.string().min(1).max(200),
  timestamp: z.string().describe('RFC 3339 with offset'),
  features: z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()])).optional(),
  prediction: z.union([z.string(), z.number(), z.boolean()]).optional().describe('required unless error is present'),
  score: z.number().optional().describe('P(positive) in [0, 1]'),
  probabilities: z.record(z.string(), z.number()).optional(),
  latencyMs: z.number().min(0).optional(),
  error: z.string().optional(),
  entity: z.string().optional(),
  segments: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  amount: z.number().optional(),
  exposure: z
    .strictObject({
      test: z.string(),
      arm: z.string(),
      digest: z.string().optional(),
      fallback: z.boolean().optional(),
    })
    .optional(),
})

const batchOptions = { atomic: z.union([z.boolean(), z.stringbool()]).default(false) }

export const ingestPredictionsInput = z.strictObject({
  model: slug,
  version: versionName,
  predictions: z
    .array(z.unknown().meta({ title: 'prediction' }))
    .min(1)
    .max(BATCH_ROWS_MAX, { message: `at most ${BATCH_ROWS_MAX} rows a batch` }),
  ...batchOptions,
})

export const labelRow = z.strictObject({
  id: z.string().min(1).max(200),
  label: z.union([z.string(), z.number(), z.boolean()]),
  timestamp: z.string().optional().describe('when it became known, RFC 3339 with offset'),
})

export const ingestLabelsInput = z.strictObject({
  model: slug,
  labels: z
    .array(z.unknown().meta({ title: 'label' }))
    .min(1)
    .max(BATCH_ROWS_MAX, { message: `at most ${BATCH_ROWS_MAX} rows a batch` }),
  ...batchOptions,
})

const sample = z.strictObject({
  timestamp: rfc3339,
  instance: z.string().min(1).max(200),
  memoryMb: z.number().min(0).optional(),
  cpuSeconds: z.number().min(0).optional(),
})
const RESOURCE_SAMPLES_MAX = 10_000
export const pushResourcesInput = z.strictObject({
  model: slug,
  version: versionName,
  samples: z.array(sample).min(1).max(RESOURCE_SAMPLES_MAX),
})

export const listPredictionsInput = pageInput.extend({
  model: slug,
  version: versionName,
  from: rfc3339.optional(),
  to: rfc3339.optional(),
  id: z.string().max(200).optional(),
})
export const listLabelsInput = pageInput.extend({ model: slug, id: z.string().max(200).optional() })
