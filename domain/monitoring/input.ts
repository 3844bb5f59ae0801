import { z } from 'zod'
import { slug } from '@/domain/lists/text'
import { listModelsInput, modelRef, versionRef } from '@/domain/models/input'

export const modelOverviewInput = listModelsInput
export const modelHealthInput = modelRef
export const versionHealthInput = versionRef
export const homeInput = z.strictObject({ useCase: slug.optional() })
