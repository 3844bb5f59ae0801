import { z } from 'zod'
import { PAGE_SIZE, PAGE_SIZE_MAX } from './page-size'

/** Every list takes these two: an opaque cursor from the page before, and how many rows. */
export const pageInput = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_SIZE_MAX).default(PAGE_SIZE),
})

export type Page<Item> = { items: Item[]; next: string | null }
