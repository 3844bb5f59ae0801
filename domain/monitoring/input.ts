import { z } from 'zod'
import { slug } from '@/domain/lists/text'
import { listModelsInput, versionRef } from '@/domain/models/input'

export const modelOverviewInput = listModelsInput
export const versionHealthInput = versionRef
export const homeInput = z.strictObject({ useCase: slug.optional() })
