/*
 * Which arm an entity is in. This file imports nothing, so that it can be copied into any client as it is; the Python file
 * docs/clients/plumbline_assignment.py gives the same answers.
 */

const ROUND = new Uint32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
])
const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19] as const

const schedule = new Uint32Array(64)
const state = new Uint32Array(8)
const encoder = new TextEncoder()

const turn = (x: number, by: number) => (x >>> by) | (x << (32 - by))

/** One block of 64 bytes, whose 16 words stand at the head of `schedule`. */
function compress(): void {
  const w = schedule
  for (let i = 16; i < 64; i++) {
    const [near, far] = [w[i - 15] as number, w[i - 2] as number]
    const s0 = turn(near, 7) ^ turn(near, 18) ^ (near >>> 3)
    const s1 = turn(far, 17) ^ turn(far, 19) ^ (far >>> 10)
    w[i] = ((w[i - 16] as number) + s0 + (w[i - 7] as number) + s1) | 0
  }
  let a = state[0] as number
  let b = state[1] as number
  let c = state[2] as number
  let d = state[3] as number
  let e = state[4] as number
  let f = state[5] as number
  let g = state[6] as number
  let h = state[7] as number
  for (let i = 0; i < 64; i++) {
    const up = (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g))
    const t1 = (h + up + (ROUND[i] as number) + (w[i] as number)) | 0
    const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] = (state[0] as number) + a
  state[1] = (state[1] as number) + b
  state[2] = (state[2] as number) + c
  state[3] = (state[3] as number) + d
  state[4] = (state[4] as number) + e
  state[5] = (state[5] as number) + f
  state[6] = (state[6] as number) + g
  state[7] = (state[7] as number) + h
}

/** The text's bytes in a buffer that is used again and again; ids are short. */
let buffer = new Uint8Array(1024)
function bytesOf(text: string): number {
  if (buffer.length < text.length * 3) buffer = new Uint8Array(text.length * 3)
  let plain = 0
  for (; plain < text.length; plain++) {
    const code = text.charCodeAt(plain)
    if (code > 127) return encoder.encodeInto(text, buffer).written
    buffer[plain] = code
  }
  return plain
}

function digest(text: string): void {
  const length = bytesOf(text)
  const blocks = ((length + 8) >> 6) + 1
  state.set(START)
  for (let block = 0; block < blocks; block++) {
    const from = block * 64
    const to = Math.min(length, from + 64)
    schedule.fill(0, 0, 16)
    for (let i = from; i < to; i++) {
      const word = (i - from) >> 2
      schedule[word] = (schedule[word] as number) | ((buffer[i] as number) << (24 - 8 * (i & 3)))
    }
    if (length >= from && length < from + 64) {
      const word = (length - from) >> 2
      schedule[word] = (schedule[word] as number) | (0x80 << (24 - 8 * (length & 3)))
    }
    if (block === blocks - 1) {
      schedule[14] = Math.floor(length / 0x20000000)
      schedule[15] = length << 3
    }
    compress()
  }
}

/** SHA-256 of the text's UTF-8 bytes in lower-case hexadecimal (FIPS 180-4). */
export function sha256Hex(text: string): string {
  digest(text)
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
}

const BELOW_ONE = 1 - 2 ** -53

/**
 * Where an entity stands in [0, 1) for a salt and a layer: the first 8 bytes of SHA-256 of `salt|layer|entity` as an unsigned
 * integer over 2^64.
 */
export function bucket(salt: string, layer: string, entity: string): number {
  digest(`${salt}|${layer}|${entity}`)
  const first = (state[0] as number) * 4294967296 + (state[1] as number)
  return Math.min(first / 2 ** 64, BELOW_ONE)
}

/** FNV-1a over the UTF-16 code units, 32 bits. */
function fnv(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** GrowthBook's bucket: version 1 in steps of 1/1000, version 2 in steps of 1/10000; null for another version. */
export function growthbookBucket(seed: string, value: string, version: number): number | null {
  if (version === 2) return (fnv(String(fnv(seed + value))) % 10000) / 10000
  if (version === 1) return (fnv(value + seed) % 1000) / 1000
  return null
}

/** GrowthBook's ranges: arms beside each other by weight, of each the first `coverage`. Unusable weights count as equal ones. */
export function growthbookRanges(
  arms: number,
  coverage: number,
  weights: readonly number[] | null,
): [number, number][] {
  const reach = Math.min(1, Math.max(0, coverage))
  const equal = new Array<number>(arms).fill(1 / arms)
  const sum = (weights ?? []).reduce((total, weight) => total + weight, 0)
  const used = weights && weights.length === arms && sum >= 0.99 && sum <= 1.01 ? weights : equal
  let from = 0
  return used.map((weight) => {
    const range: [number, number] = [from, from + reach * weight]
    from += weight
    return range
  })
}

/** The place of the range that holds `at`, -1 for none. */
export function chooseRange(at: number, ranges: readonly (readonly [number, number])[]): number {
  return ranges.findIndex(([from, to]) => at >= from && at < to)
}

/** `share`: the arm's part of all entities when the ramp is done; `reach`: how much of that part is let in by now, 0 to 1. */
export type AssignedArm = { arm: string; share: number; reach?: number }

export type AssignmentRule = {
  salt: string
  /** Empty when the test shares no layer. Tests of one layer never share an entity when their slots do not overlap. */
  layer: string
  arms: readonly AssignedArm[]
  /** This test's part of its layer, from included, to excluded; all of it by default. */
  slot?: { from: number; to: number }
  /** Share of all entities that is in no test whatever. */
  holdout?: number
  hashing?: 'sha256' | 'growthbook_v1' | 'growthbook_v2'
}

export type NotAssigned = 'no_entity' | 'holdout' | 'other_test' | 'not_enrolled'
export type Assigned = { arm: string; bucket: number } | { arm: null; reason: NotAssigned }

/**
 * The range of each arm: beside each other by share, from the left of its part as far as it has been let in. Raising a reach only
 * takes in entities that were in no arm, so that nobody ever changes arm; shares are settled for the life of a salt.
 */
export function armRanges(arms: readonly AssignedArm[]): [number, number][] {
  let from = 0
  return arms.map(({ share, reach }, i) => {
    const end = i === arms.length - 1 && Math.abs(from + share - 1) < 1e-9 ? 1 : from + share
    const range: [number, number] = [
      from,
      reach === undefined || reach >= 1 ? end : from + (end - from) * Math.max(0, reach),
    ]
    from = end
    return range
  })
}

function bucketOf(rule: AssignmentRule, entity: string): number {
  const version = rule.hashing === 'growthbook_v1' ? 1 : rule.hashing === 'growthbook_v2' ? 2 : 0
  return growthbookBucket(rule.salt, entity, version) ?? bucket(rule.salt, rule.layer, entity)
}

/** The arm of an entity, or why it has none. The same for the same rule and entity, always and everywhere. */
export function assign(rule: AssignmentRule, entity: string): Assigned {
  if (entity === '') return { arm: null, reason: 'no_entity' }
  if (rule.holdout && bucket('holdout', '', entity) < rule.holdout) return { arm: null, reason: 'holdout' }
  if (rule.slot) {
    const place = bucket('layer', rule.layer, entity)
    if (place < rule.slot.from || place >= rule.slot.to) return { arm: null, reason: 'other_test' }
  }
  const at = bucketOf(rule, entity)
  const arm = rule.arms[chooseRange(at, armRanges(rule.arms))]
  return arm ? { arm: arm.arm, bucket: at } : { arm: null, reason: 'not_enrolled' }
}

/** A flag's answer in the shape of OpenFeature's resolution details; `value` is the version to serve. */
export type Resolution = {
  value: string
  variant?: string
  reason: 'SPLIT' | 'DEFAULT' | 'DISABLED' | 'ERROR'
  errorCode?: 'TARGETING_KEY_MISSING'
  flagMetadata: { [name: string]: string | number | boolean }
}

export type ResolvedTest = { test: string; running: boolean; rule: AssignmentRule; versions: { [arm: string]: string } }

/** Evaluates a test as a flag: the arm's version, or `fallback` where the entity is in no arm. */
export function resolve(test: ResolvedTest, entity: string | undefined, fallback: string): Resolution {
  const flagMetadata = { test: test.test }
  if (!test.running) return { value: fallback, reason: 'DISABLED', flagMetadata }
  if (!entity) return { value: fallback, reason: 'ERROR', errorCode: 'TARGETING_KEY_MISSING', flagMetadata }
  const assigned = assign(test.rule, entity)
  const value = assigned.arm === null ? undefined : test.versions[assigned.arm]
  if (assigned.arm === null || value === undefined) {
    const why = assigned.arm === null ? assigned.reason : 'not_enrolled'
    return { value: fallback, reason: 'DEFAULT', flagMetadata: { ...flagMetadata, why } }
  }
  return { value, variant: assigned.arm, reason: 'SPLIT', flagMetadata: { ...flagMetadata, bucket: assigned.bucket } }
}
