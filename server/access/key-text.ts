import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
/** 5 bits each: 200 bits. */
const SECRET_CHARACTERS = 40
const CHECKSUM_CHARACTERS = 6

const encode = (bytes: Uint8Array) => Array.from(bytes, (byte) => ALPHABET[byte & 31]).join('')

/** A checksum lets scanners tell a real key from a similar text; keys are looked up whole, so it never refuses one. */
const checksum = (text: string) => encode(createHash('sha256').update(text).digest().subarray(0, CHECKSUM_CHARACTERS))

/** `plb_<id>_<secret><checksum>` for the key with this id (`key_…`). */
export function newKeyText(keyId: string): string {
  const text = `plb_${keyId.replace(/^key_/, '')}_${encode(randomBytes(SECRET_CHARACTERS))}`
  return text + checksum(text)
}

export const hashKey = (key: string | Uint8Array) => createHash('sha256').update(key).digest('hex')
