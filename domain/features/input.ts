import { z } from 'zod'
import { plainText } from '@/domain/lists/text'

export const FEATURE_TYPES = ['numeric', 'categorical', 'boolean'] as const
export type FeatureType = (typeof FEATURE_TYPES)[number]
const FEATURE_STORES = ['raw', 'binned', 'hashed', 'none'] as const
export type FeatureStore = (typeof FEATURE_STORES)[number]
export const FEATURES_MAX = 500

export const featureInput = z.strictObject({
  name: plainText(200).refine((name) => !name.startsWith('@'), { message: 'must not start with @' }),
  type: z.enum(FEATURE_TYPES),
  nullable: z.boolean().optional(),
  sensitivity: plainText(40).optional(),
  store: z.enum(FEATURE_STORES).optional(),
})

export type FeatureDefinition = {
  name: string
  type: FeatureType
  nullable: boolean
  sensitivity: string | null
  store: FeatureStore
}
