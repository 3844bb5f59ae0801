/**
 * Decoders for PostgreSQL's binary array format as `array_send(column)` gives it. Several arrays may follow each other
 * (`string_agg(array_send(column), '')`), which is how many rows come over in one value.
 */

const HEAD_BYTES = 20

type Element = 'int2' | 'int4' | 'int8' | 'float8'

function readElement(view: DataView, at: number, element: Element): number {
  if (element === 'float8') return view.getFloat64(at)
  if (element === 'int4') return view.getInt32(at)
  if (element === 'int2') return view.getInt16(at)
  return view.getInt32(at) * 4294967296 + view.getUint32(at + 4)
}

/** All arrays of a concatenation one after the other, each of the same length `width`. */
export function readArrays(
  bytes: Uint8Array,
  element: Element,
  options: { nullAs?: number } = {},
): { values: Float64Array; width: number } {
  const nullAs = options.nullAs ?? Number.NaN
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const width = bytes.length > 0 && view.getInt32(0) > 0 ? view.getInt32(12) : 0
  const smallest = HEAD_BYTES + width * 4
  const values = new Float64Array(width === 0 ? 0 : Math.ceil(bytes.length / smallest) * width)
  let filled = 0
  for (let at = 0; at < bytes.length && width > 0; ) {
    at += HEAD_BYTES
    for (let i = 0; i < width; i++) {
      const length = view.getInt32(at)
      at += 4
      if (length < 0) values[filled++] = nullAs
      else {
        values[filled++] = readElement(view, at, element)
        at += length
      }
    }
  }
  return { values: values.subarray(0, filled), width }
}

/** Fixed-width values one after the other, as `string_agg(float8send(column), '')` gives them. */
export function readPlain(bytes: Uint8Array, element: 'int8' | 'float8' | 'int4'): Float64Array {
  const size = element === 'int4' ? 4 : 8
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const values = new Float64Array(bytes.length / size)
  for (let i = 0; i < values.length; i++) values[i] = readElement(view, i * size, element)
  return values
}
