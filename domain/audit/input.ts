import { z } from 'zod'
import { pageInput } from '@/domain/lists/page'
import { slug } from '@/domain/lists/text'
import { rfc3339 } from '@/domain/time/rfc3339'

const term = z.string().min(1).max(200)

export const listAuditInput = pageInput.extend({
  actor: term.optional(),
  action: term.optional(),
  outcome: z.enum(['done', 'denied']).optional(),
  objectType: term.optional(),
  objectId: term.optional(),
  useCase: slug.optional(),
  from: rfc3339.optional(),
  to: rfc3339.optional(),
})
export type ListAuditInput = z.output<typeof listAuditInput>

/** A head noted down earlier, outside the database: the chain must still go through it. */
export const verifyAuditInput = z
  .object({ seq: z.coerce.number().int().min(0).optional(), hash: term.optional() })
  .refine((noted) => (noted.seq === undefined) === (noted.hash === undefined), {
    message: 'seq and hash go together',
  })

export const EXPORT_FORMATS = ['csv', 'ndjson'] as const
/** The filters of the list; the export holds every record that they leave. */
export const exportAuditInput = listAuditInput
  .omit({ cursor: true, limit: true })
  .extend({ format: z.enum(EXPORT_FORMATS).default('csv') })
