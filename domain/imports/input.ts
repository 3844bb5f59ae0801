import { z } from 'zod'
import { pageInput } from '@/domain/lists/page'
import { slug } from '@/domain/lists/text'
import { parseColumnMap } from './column-map'
import { isZone } from './local-time'
import { IMPORT_KINDS, PREVIEW_BYTES } from './table-columns'

const MAP_LENGTH_MAX = 50_000

const columnMapText = z
  .string()
  .max(MAP_LENGTH_MAX)
  .transform((text, ctx) => {
    const parsed = parseColumnMap(text)
    if (parsed.ok) return parsed.map
    ctx.addIssue({ code: 'custom', message: parsed.detail })
    return z.NEVER
  })

export const zoneName = z
  .string()
  .max(80)
  .refine(isZone, { message: 'must be the name of a time zone, such as UTC or Europe/Berlin' })

const version = z
  .string()
  .max(120)
  .optional()
  .transform((text) => text || undefined)

/** `POST /models/{model}/imports`: everything but the table itself, in the URL. */
export const prepareImportInput = z
  .strictObject({
    model: slug,
    kind: z.enum(IMPORT_KINDS),
    version,
    map: columnMapText.default({}),
    zone: zoneName.default('UTC'),
    fileName: z.string().max(300).optional(),
  })
  .superRefine((input, ctx) => {
    if (input.kind === 'predictions' && input.version === undefined)
      ctx.addIssue({ code: 'custom', path: ['version'], message: 'predictions are imported for a version' })
  })

export const importRef = z.strictObject({ id: z.string().min(1).max(80) })

export const listImportsInput = pageInput.extend({ model: slug.optional() })

/** Base64 takes four characters for three bytes. */
const PREVIEW_TEXT_MAX = Math.ceil((PREVIEW_BYTES * 2) / 3) * 4 + 8

/** The beginning of a file, and of a Parquet file its end too (base64), to see what an import would make of it. */
export const previewImportInput = z.strictObject({
  model: slug,
  kind: z.enum(IMPORT_KINDS),
  version,
  head: z.base64().max(PREVIEW_TEXT_MAX),
  tail: z.base64().max(PREVIEW_TEXT_MAX).optional(),
  /** Bytes of the whole file. */
  size: z.number().int().min(0),
  fileName: z.string().max(300).optional(),
  contentType: z.string().max(200).optional(),
  /** Absent: the mapping is guessed from the names of the columns. */
  map: columnMapText.optional(),
  zone: zoneName.default('UTC'),
})
