import 'server-only'
import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

export type IdPrefix =
  | 'usr'
  | 'ses'
  | 'grt'
  | 'key'
  | 'uc'
  | 'kpi'
  | 'mdl'
  | 'ver'
  | 'imp'
  | 'req'
  | 'val'
  | 'pii'
  | 'env'
  | 'dep'
  | 'evt'
  | 'als'
  | 'pol'
  | 'pro'
  | 'apr'
  | 'att'
  | 'sim'
  | 'abt'
  | 'abd'
  | 'abp'
  | 'abr'
  | 'art'
  | 'own'
  | 'hnd'

/** Prefixed opaque id with 130 random bits, `mdl_…`. */
export function newId(prefix: IdPrefix): string {
  const bytes = randomBytes(26)
  let text = ''
  for (const byte of bytes) text += ALPHABET[byte & 31]
  return `${prefix}_${text}`
}
