import { z } from 'zod'
import { email } from '@/domain/access/input'
import { FEATURES_MAX, featureInput } from '@/domain/features/input'
import { pageInput } from '@/domain/lists/page'
import { plainText, slug } from '@/domain/lists/text'
import { normaliseClass } from './class-text'

export const MODEL_KINDS = ['ml', 'rules'] as const
export type ModelKind = (typeof MODEL_KINDS)[number]
export const TASKS = ['binary', 'multiclass', 'regression', 'ranking', 'unsupervised'] as const
export type Task = (typeof TASKS)[number]
export const CLASSES_MAX = 200
export const SEGMENTS_MAX = 5

export type LabelPolicy = { policy: 'explicit' } | { policy: 'absence'; afterHours: number; value: string }

const classText = z.union([z.string().max(200), z.number(), z.boolean()]).transform((value) => normaliseClass(value))

const labelPolicyInput = z.strictObject({
  policy: z.enum(['explicit', 'absence']),
  /** ISO 8601 duration of days and hours, `P7D`, `PT36H`, or a number of hours. */
  after: z.union([z.string().regex(/^P(?:\d+D)?(?:T\d+H)?$/), z.number().positive()]).optional(),
  value: classText.optional(),
})

export const createModelInput = z
  .strictObject({
    slug,
    name: plainText(120),
    useCase: slug,
    kind: z.enum(MODEL_KINDS),
    task: z.enum(TASKS),
    classes: z.array(classText).min(2).max(CLASSES_MAX).optional(),
    positiveClass: classText.optional(),
    labels: labelPolicyInput.optional(),
    retentionDays: z.number().int().min(1).max(36_500).default(400),
  })
  .superRefine((model, ctx) => {
    const issue = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (model.task === 'binary' && model.positiveClass === undefined) {
      issue('positiveClass', 'a binary model names its positive class')
    }
    if (model.classes && new Set(model.classes).size !== model.classes.length) issue('classes', 'must be distinct')
    if (model.task === 'binary' && model.classes && model.classes.length !== 2) {
      issue('classes', 'a binary model has exactly two classes')
    }
    if (model.classes && model.positiveClass !== undefined && !model.classes.includes(model.positiveClass)) {
      issue('positiveClass', 'must be one of classes')
    }
    if (model.labels?.policy === 'absence' && (model.labels.after === undefined || model.labels.value === undefined)) {
      issue('labels', 'policy absence needs after and value')
    }
  })
export type CreateModelInput = z.infer<typeof createModelInput>

export const createVersionInput = z
  .strictObject({
    model: slug,
    version: plainText(120).refine((text) => !/[/?#\\]/.test(text), { message: 'must not contain / ? # \\' }),
    features: z.array(featureInput).max(FEATURES_MAX),
    segments: z.array(plainText(80)).max(SEGMENTS_MAX).default([]),
    reason: plainText(4000).optional(),
    rules: z.json().optional(),
    lineage: z.json().optional(),
  })
  .superRefine((version, ctx) => {
    const names = version.features.map((feature) => feature.name)
    if (new Set(names).size !== names.length) {
      ctx.addIssue({ code: 'custom', path: ['features'], message: 'feature names must be distinct' })
    }
    if (new Set(version.segments).size !== version.segments.length) {
      ctx.addIssue({ code: 'custom', path: ['segments'], message: 'segment names must be distinct' })
    }
  })
export type CreateVersionInput = z.infer<typeof createVersionInput>

export const modelRef = z.strictObject({ model: slug })
export const versionName = z.string().min(1).max(120)
export const versionRef = z.strictObject({ model: slug, version: versionName })
export const listModelsInput = pageInput.extend({ useCase: slug.optional(), text: z.string().max(120).optional() })
export const listVersionsInput = pageInput.extend({ model: slug })
export const archiveVersionInput = versionRef.extend({ reason: plainText(4000) })

/** `owner`: the e-mail address of a person who may see the model. */
export const setOwnerInput = modelRef.extend({ owner: email, reason: plainText(4000) })
export const listOwnersInput = pageInput.extend({ model: slug })
export const acknowledgeHandoverInput = modelRef.extend({ note: plainText(4000).optional() })
