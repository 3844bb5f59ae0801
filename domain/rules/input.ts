import { z } from 'zod'
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

/** Rules that are being written, against the features of a version. */
export const checkDraftInput = versionRef.extend({ rules: z.json() })

export type SimulationState = 'queued' | 'running' | 'done' | 'failed'
