import { z } from 'zod'

const ALLOWED_CONTROLS = new Set([9, 10, 13])
const hasControl = (text: string) =>
  Array.from(text).some((char) => char.charCodeAt(0) < 32 && !ALLOWED_CONTROLS.has(char.charCodeAt(0)))

/** Text a person may read: trimmed, not empty, no control characters. */
export const plainText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !hasControl(text), { message: 'must not contain control characters' })

export const slug = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/, 'must be lower-case letters, digits and single - _ .')
