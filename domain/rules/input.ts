import { z } from 'zod'
import { FEATURES_MAX, featureInput } from '@/domain/features/input'
import { pageInput } from '@/domain/lists/page'
import { slug } from '@/domain/lists/text'
import { versionRef } from '@/domain/models/input'
import { rfc3339 } from '@/domain/time/rfc3339'
import { scalarMap } from './test-case'

export const INPUTS_MAX = 1_000

/** `POST …/rules/evaluate`: cases as feature values by name. */
export const evaluateRulesInput = versionRef.extend({
  inputs: z.array(scalarMap).min(1).max(INPUTS_MAX),
})

const versionName = z.string().min(1).max(120)

export const simulateRulesInput = versionRef.extend({
  source: versionName.describe('the version whose logged predictions are decided again'),
  from: rfc3339.optional(),
  to: rfc3339.optional(),
})

export const simulationRef = z.strictObject({ id: z.string().min(1).max(80) })
export const listSimulationsInput = pageInput.extend({ model: slug.optional(), version: versionName.optional() })

/** Rules that are being written, against features that are given or those of a version. */
export const checkDraftInput = z.strictObject({
  model: slug,
  version: versionName.optional(),
  features: z.array(featureInput).max(FEATURES_MAX).optional(),
  rules: z.json(),
})

export type SimulationState = 'queued' | 'running' | 'done' | 'failed'
