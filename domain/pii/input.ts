import { z } from 'zod'
import { FEATURES_MAX } from '@/domain/features/input'
import { plainText } from '@/domain/lists/text'
import { versionRef } from '@/domain/models/input'
import { PII_CLASSES } from './classes'

export const readPiiInput = versionRef

const confirmed = z.strictObject({ name: plainText(200), class: z.enum(PII_CLASSES) })

export const confirmPiiInput = versionRef
  .extend({ features: z.array(confirmed).min(1).max(FEATURES_MAX) })
  .superRefine(({ features }, ctx) => {
    if (new Set(features.map((feature) => feature.name)).size !== features.length)
      ctx.addIssue({ code: 'custom', path: ['features'], message: 'feature names must be distinct' })
  })
