import 'server-only'

const unsound = () => new RangeError('the page is not sound')
/** A run of packed values is padded to whole groups of eight; some writers pad further. */
const PADDING_MAX = 512
const BLOCK_MAX = 1 << 20

function varInt(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[at++]
    if (byte === undefined) throw unsound()
    value += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return { value, next: at }
  }
  throw unsound()
}

const bitsSet = (byte: number): number => {
  let count = 0
  for (let rest = byte; rest > 0; rest &= rest - 1) count++
  return count
}

type Stream = { bytes: Uint8Array; at: number; end: number; width: number }

/** Ones among the first `count` values of a packed run of single bits. */
function onesIn(bytes: Uint8Array, at: number, count: number): number {
  let ones = 0
  for (let i = 0; i < count >> 3; i++) ones += bitsSet(bytes[at + i] ?? 0)
  const rest = count & 7
  return rest > 0 ? ones + bitsSet((bytes[at + (count >> 3)] ?? 0) & ((1 << rest) - 1)) : ones
}

/** Walks the runs of the RLE and bit-packing hybrid: `count` values must be there, and not many more. Counts ones of single bits. */
export function checkRuns({ bytes, at, end, width }: Stream, count: number): number {
  if (end > bytes.length) throw unsound()
  let seen = 0
  let ones = 0
  while (seen < count) {
    const { value: header, next } = varInt(bytes, at)
    const packed = (header & 1) === 1
    const values = packed ? Math.floor(header / 2) * 8 : Math.floor(header / 2)
    const size = packed ? (values / 8) * width : (width + 7) >> 3
    if (values === 0 || values > count - seen + PADDING_MAX) throw unsound()
    // The last group may be cut off after the values that count.
    const needed = packed ? Math.ceil((Math.min(values, count - seen) * width) / 8) : size
    if (next + needed > end) throw unsound()
    const counted = Math.min(values, count - seen)
    if (width === 1) ones += packed ? onesIn(bytes, next, counted) : (bytes[next] ?? 0) === 1 ? counted : 0
    seen += values
    at = next + size
  }
  return ones
}

/** The same for a stream that begins with its length in four bytes. */
export function checkSizedRuns(
  bytes: Uint8Array,
  at: number,
  { width, count }: { width: number; count: number },
): { next: number; ones: number } {
  if (at + 4 > bytes.length) throw unsound()
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true)
  const next = at + 4 + size
  if (next > bytes.length) throw unsound()
  return { next, ones: checkRuns({ bytes, at: at + 4, end: next, width }, count) }
}

/** The head of delta blocks: how many values a block and each of its parts hold. */
export function checkDelta(bytes: Uint8Array, at: number): void {
  const block = varInt(bytes, at)
  const parts = varInt(bytes, block.next)
  const sound = block.value > 0 && block.value <= BLOCK_MAX && parts.value > 0 && parts.value <= block.value
  if (!sound || block.value % parts.value !== 0 || (block.value / parts.value) % 8 !== 0) throw unsound()
}
