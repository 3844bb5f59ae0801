import 'server-only'
import { z } from 'zod'
import type { Endpoint } from './endpoint'

/** The field of a batch that holds its rows: the one array of the contract. Rows have a size limit of their own. */
export function rowsField({ shape, operation }: Endpoint): string | undefined {
  if (shape !== 'batch' || !(operation.input instanceof z.ZodObject)) return undefined
  const fields = Object.entries(operation.input.shape as Record<string, unknown>)
  return fields.find(([, schema]) => schema instanceof z.ZodArray)?.[0]
}
