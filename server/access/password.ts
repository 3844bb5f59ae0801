import 'server-only'
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

const COST = { N: 2 ** 15, r: 8, p: 3 }
const SALT_BYTES = 16
const HASH_BYTES = 32
/** Refuses stored parameters that would need more memory than this. */
const MEMORY_MAX = 256 * 1024 * 1024

type Cost = typeof COST

function derive(password: string, salt: Uint8Array, cost: Cost): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 2 * 128 * cost.N * cost.r }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

const encode = (cost: Cost, salt: Uint8Array, hash: Uint8Array) =>
  `$scrypt$N=${cost.N},r=${cost.r},p=${cost.p}$${Buffer.from(salt).toString('base64')}$${Buffer.from(hash).toString('base64')}`

function decode(text: string): { cost: Cost; salt: Buffer; hash: Buffer } | null {
  const match = /^\$scrypt\$N=(\d+),r=(\d+),p=(\d+)\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/.exec(text)
  if (!match) return null
  const [N, r, p] = match.slice(1, 4).map(Number) as [number, number, number]
  if (128 * N * r > MEMORY_MAX || p > 16) return null
  return { cost: { N, r, p }, salt: Buffer.from(match[4] ?? '', 'base64'), hash: Buffer.from(match[5] ?? '', 'base64') }
}

/** `$scrypt$N=32768,r=8,p=3$salt$hash`: the text says how it was made, so that the cost can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  return encode(COST, salt, await derive(password, salt, COST))
}

const NOBODY = encode(COST, new Uint8Array(SALT_BYTES), new Uint8Array(HASH_BYTES))

/** Takes as long for somebody who does not exist or has no password (null) as for a wrong password. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const known = stored === null ? null : decode(stored)
  const { cost, salt, hash } = known ?? decode(NOBODY) ?? { cost: COST, salt: randomBytes(16), hash: randomBytes(32) }
  const derived = await derive(password, salt, cost)
  const equal = derived.length === hash.length && timingSafeEqual(derived, hash)
  return equal && known !== null
}
