import 'server-only'

/** A line without its break; null bytes when it is longer than allowed. */
export type LineOfBytes = { line: number; bytes: Buffer | null }

const LF = 10
const CR = 13
const BOM = Buffer.from([0xef, 0xbb, 0xbf])

const bare = (bytes: Buffer): Buffer => (bytes.at(-1) === CR ? bytes.subarray(0, -1) : bytes)
const isBlank = (bytes: Buffer): boolean => bytes.every((byte) => byte === 32 || byte === 9 || byte === CR)

/** Lines that hold something. What goes beyond `limit` bytes of a line is not kept. */
export async function* linesOf(
  source: AsyncIterable<Uint8Array>,
  limit: number,
  count: (bytes: number) => void,
): AsyncGenerator<LineOfBytes> {
  let kept: Buffer = Buffer.alloc(0)
  let tooLong = false
  let line = 0
  const finish = (last: Buffer): LineOfBytes | null => {
    line++
    let whole = kept.length > 0 ? Buffer.concat([kept, last]) : last
    if (line === 1 && whole.subarray(0, 3).equals(BOM)) whole = whole.subarray(3)
    const bytes = tooLong || whole.length > limit + 1 ? null : bare(whole)
    kept = Buffer.alloc(0)
    tooLong = false
    return bytes !== null && isBlank(bytes) ? null : { line, bytes }
  }
  for await (const piece of source) {
    const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    let from = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      const found = finish(chunk.subarray(from, end))
      from = end + 1
      if (found) yield found
    }
    if (kept.length + chunk.length - from > limit + 4) tooLong = true
    kept = tooLong ? Buffer.alloc(0) : Buffer.concat([kept, chunk.subarray(from)])
    count(chunk.length)
  }
  const found = tooLong || kept.length > 0 ? finish(Buffer.alloc(0)) : null
  if (found) yield found
}
