/**
 * Arrays that are mostly one value, as bytes: for every other element the gap since the one before (LEB128) and the
 * element itself (zigzag LEB128 for integers up to 2^53, 8 bytes little endian for floats).
 */
export class SparseWriter {
  private bytes = new Uint8Array(1 << 12)
  private view = new DataView(this.bytes.buffer)
  private at = 0

  private reserve(more: number): void {
    if (this.at + more <= this.bytes.length) return
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.at + more))
    grown.set(this.bytes.subarray(0, this.at))
    this.bytes = grown
    this.view = new DataView(grown.buffer)
  }

  private varint(value: number): void {
    while (value >= 128) {
      this.bytes[this.at++] = (value % 128) | 128
      value = Math.floor(value / 128)
    }
    this.bytes[this.at++] = value
  }

  /** Whole numbers; zeros are left out. The result is valid until the next call. */
  integers(values: ArrayLike<number>): Uint8Array {
    this.at = 0
    let next = 0
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number
      if (value === 0) continue
      this.reserve(20)
      this.varint(i - next)
      this.varint(value < 0 ? -2 * value - 1 : 2 * value)
      next = i + 1
    }
    return this.bytes.subarray(0, this.at)
  }

  /** Floats; elements equal to `empty` are left out. The result is valid until the next call. */
  floats(values: ArrayLike<number>, empty: number): Uint8Array {
    this.at = 0
    let next = 0
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number
      if (value === empty) continue
      this.reserve(18)
      this.varint(i - next)
      this.view.setFloat64(this.at, value, true)
      this.at += 8
      next = i + 1
    }
    return this.bytes.subarray(0, this.at)
  }
}

class Reader {
  at = 0
  constructor(private readonly bytes: Uint8Array) {}
  get more(): boolean {
    return this.at < this.bytes.length
  }
  varint(): number {
    let value = 0
    let scale = 1
    for (;;) {
      const byte = this.bytes[this.at++] as number
      value += (byte & 127) * scale
      if (byte < 128) return value
      scale *= 128
    }
  }
}

/** Calls back with every element that was written. */
export function readIntegers(bytes: Uint8Array, element: (index: number, value: number) => void): void {
  const reader = new Reader(bytes)
  for (let index = 0; reader.more; index++) {
    index += reader.varint()
    const zigzag = reader.varint()
    element(index, zigzag % 2 === 1 ? -(zigzag + 1) / 2 : zigzag / 2)
  }
}

export function readFloats(bytes: Uint8Array, element: (index: number, value: number) => void): void {
  const reader = new Reader(bytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let index = 0; reader.more; index++) {
    index += reader.varint()
    element(index, view.getFloat64(reader.at, true))
    reader.at += 8
  }
}
