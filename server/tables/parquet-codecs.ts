import 'server-only'
import { compressors as known } from 'hyparquet-compressors'

export type Decompress = (packed: Uint8Array, size: number) => Uint8Array

/** No honest page is larger. */
export const PAGE_BYTES_MAX = 256 * 1024 * 1024

const bounded =
  (decompress: Decompress): Decompress =>
  (packed, size) => {
    if (!(size >= 0 && size <= PAGE_BYTES_MAX)) throw new RangeError('the page is too large')
    return size === 0 ? new Uint8Array(0) : decompress(packed, size)
  }

/** The decompressors, refusing a page that claims to be larger than any honest one. */
export const compressors = Object.fromEntries(
  Object.entries(known).map(([codec, decompress]) => [codec, bounded(decompress as Decompress)]),
)

export function decompressorOf(codec: string): Decompress {
  if (codec === 'UNCOMPRESSED') return (bytes) => bytes
  const found = Object.hasOwn(compressors, codec) ? compressors[codec] : undefined
  if (!found) throw new RangeError(`the codec ${codec} is not known`)
  return found
}
