import { z } from 'zod'
import { versionRef } from '@/domain/models/input'
import { rfc3339 } from '@/domain/time/rfc3339'
import { GRANULARITIES } from '@/domain/time/windows'

export const flag = z.union([z.boolean(), z.stringbool()]).default(false)

/** What every figure of a version takes: the window (default: the last 30 days of predictions) and how to cut it. */
export const figureInput = versionRef.extend({
  from: rfc3339.optional(),
  to: rfc3339.optional(),
  granularity: z.enum(GRANULARITIES).default('window'),
})
export type FigureInput = z.infer<typeof figureInput>

/** `name:value` of a declared segment field. */
export const segmentText = z
  .string()
  .regex(/^[^:]+:.*$/, 'must be name:value')
  .max(400)
