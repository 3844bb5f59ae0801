import 'server-only'
import { randomInt } from 'node:crypto'

const FIRST_SIZE = 64

/** Chosen anew by each process, so that nobody can prepare keys that all collide. A character: `imul(hash ^ c, FACTOR)`. */
export const HASH_SEED = randomInt(2 ** 31)
export const HASH_FACTOR = randomInt(2 ** 30) * 2 + 1

/**
 * The keys of one JSON object as ranges of the text, to find the one that comes twice. Open addressing; a stamp per
 * object makes clearing free, so that one table serves all objects of a depth.
 */
export class KeyTable {
  private size = FIRST_SIZE
  private stamps = new Int32Array(FIRST_SIZE)
  private hashes = new Int32Array(FIRST_SIZE)
  private starts = new Int32Array(FIRST_SIZE)
  private ends = new Int32Array(FIRST_SIZE)
  private stamp = 0
  private decoded: Map<number, string> | null = null
  count = 0

  constructor(private readonly text: string) {}

  open(): void {
    this.stamp++
    this.count = 0
    this.decoded = null
  }

  /** A key between its quotes. False: the object has it already. */
  add(hash: number, start: number, end: number): boolean {
    const mask = this.size - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    while (this.stamps[slot] === this.stamp) {
      if (this.hashes[slot] === hash && this.same(slot, start, end)) return false
      slot = (slot + 1) & mask
    }
    this.stamps[slot] = this.stamp
    this.hashes[slot] = hash
    this.starts[slot] = start
    this.ends[slot] = end
    if (++this.count * 2 > this.size) this.grow()
    return true
  }

  /** A key with escapes: compared by what it says, which `"\u0061"` and `"a"` share. */
  addDecoded(key: string, start: number, end: number): boolean {
    this.decoded ??= new Map()
    this.decoded.set(start, key)
    let hash = HASH_SEED
    for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), HASH_FACTOR)
    return this.add(hash, start, end)
  }

  private keyAt(start: number, end: number): string {
    return this.decoded?.get(start) ?? this.text.slice(start, end)
  }

  private same(slot: number, start: number, end: number): boolean {
    const otherStart = this.starts[slot] as number
    const otherEnd = this.ends[slot] as number
    if (this.decoded) return this.keyAt(otherStart, otherEnd) === this.keyAt(start, end)
    if (otherEnd - otherStart !== end - start) return false
    const { text } = this
    for (let i = otherStart, j = start; j < end; i++, j++) {
      if (text.charCodeAt(i) !== text.charCodeAt(j)) return false
    }
    return true
  }

  private grow(): void {
    const { stamps, hashes, starts, ends, stamp, count } = this
    this.size *= 2
    this.stamps = new Int32Array(this.size)
    this.hashes = new Int32Array(this.size)
    this.starts = new Int32Array(this.size)
    this.ends = new Int32Array(this.size)
    this.stamp = 1
    const mask = this.size - 1
    for (let old = 0; old < stamps.length; old++) {
      if (stamps[old] !== stamp) continue
      const hash = hashes[old] as number
      let slot = (hash ^ (hash >>> 15)) & mask
      while (this.stamps[slot] === 1) slot = (slot + 1) & mask
      this.stamps[slot] = 1
      this.hashes[slot] = hash
      this.starts[slot] = starts[old] as number
      this.ends[slot] = ends[old] as number
    }
    this.count = count
  }
}
