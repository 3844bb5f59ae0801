/** Writes PostgreSQL's binary COPY format into one growing buffer. */
export class CopyWriter {
  private bytes: Uint8Array<ArrayBuffer>
  private view: DataView<ArrayBuffer>
  private at = 0
  private static readonly encoder = new TextEncoder()
  /** PostgreSQL counts time from 2000-01-01. */
  private static readonly EPOCH_MS = Date.UTC(2000, 0, 1)

  constructor(capacity = 1 << 16) {
    this.bytes = new Uint8Array(Math.max(64, capacity))
    this.view = new DataView(this.bytes.buffer)
    this.bytes.set([0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0x00])
    this.at = 19
  }

  private reserve(more: number): void {
    if (this.at + more <= this.bytes.length) return
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.at + more))
    grown.set(this.bytes)
    this.bytes = grown
    this.view = new DataView(grown.buffer)
  }

  row(fields: number): void {
    this.reserve(2)
    this.view.setInt16(this.at, fields)
    this.at += 2
  }

  nothing(): void {
    this.reserve(4)
    this.view.setInt32(this.at, -1)
    this.at += 4
  }

  int2(value: number): void {
    this.reserve(6)
    this.view.setInt32(this.at, 2)
    this.view.setInt16(this.at + 4, value)
    this.at += 6
  }

  int4(value: number): void {
    this.reserve(8)
    this.view.setInt32(this.at, 4)
    this.view.setInt32(this.at + 4, value)
    this.at += 8
  }

  int8(value: number): void {
    this.reserve(12)
    this.view.setInt32(this.at, 8)
    this.rawInt8(this.at + 4, value)
    this.at += 12
  }

  private rawInt8(at: number, value: number): void {
    this.view.setInt32(at, Math.floor(value / 4294967296))
    this.view.setUint32(at + 4, value >>> 0)
  }

  bool(value: boolean): void {
    this.reserve(5)
    this.view.setInt32(this.at, 1)
    this.view.setUint8(this.at + 4, value ? 1 : 0)
    this.at += 5
  }

  float8(value: number | null): void {
    if (value === null) {
      this.nothing()
      return
    }
    this.reserve(12)
    this.view.setInt32(this.at, 8)
    this.view.setFloat64(this.at + 4, value)
    this.at += 12
  }

  text(value: string | null): void {
    if (value === null) {
      this.nothing()
      return
    }
    this.reserve(4 + value.length * 3)
    const { written } = CopyWriter.encoder.encodeInto(value, this.bytes.subarray(this.at + 4))
    this.view.setInt32(this.at, written)
    this.at += 4 + written
  }

  /** jsonb carries a version byte before its text. */
  jsonb(value: unknown): void {
    const text = JSON.stringify(value)
    this.reserve(5 + text.length * 3)
    const { written } = CopyWriter.encoder.encodeInto(text, this.bytes.subarray(this.at + 5))
    this.view.setInt32(this.at, written + 1)
    this.view.setUint8(this.at + 4, 1)
    this.at += 5 + written
  }

  raw(value: Uint8Array): void {
    this.reserve(4 + value.length)
    this.view.setInt32(this.at, value.length)
    this.bytes.set(value, this.at + 4)
    this.at += 4 + value.length
  }

  /** Milliseconds since 1970 as timestamptz. */
  timestamp(milliseconds: number): void {
    this.int8((milliseconds - CopyWriter.EPOCH_MS) * 1000)
  }

  private arrayHead(length: number, hasNull: boolean, elementOid: number): number {
    const start = this.at
    this.view.setInt32(start + 4, length === 0 ? 0 : 1)
    this.view.setInt32(start + 8, hasNull ? 1 : 0)
    this.view.setInt32(start + 12, elementOid)
    if (length === 0) {
      this.at = start + 16
      return start
    }
    this.view.setInt32(start + 16, length)
    this.view.setInt32(start + 20, 1)
    this.at = start + 24
    return start
  }

  private arrayEnd(start: number): void {
    this.view.setInt32(start, this.at - start - 4)
  }

  /** float8[]; null elements become SQL nulls. */
  float8Array(values: ArrayLike<number | null>): void {
    this.reserve(24 + values.length * 12)
    let hasNull = false
    for (let i = 0; i < values.length; i++) if (values[i] === null) hasNull = true
    const start = this.arrayHead(values.length, hasNull, 701)
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? null
      if (value === null) {
        this.view.setInt32(this.at, -1)
        this.at += 4
      } else {
        this.view.setInt32(this.at, 8)
        this.view.setFloat64(this.at + 4, value)
        this.at += 12
      }
    }
    this.arrayEnd(start)
  }

  int8Array(values: ArrayLike<number>): void {
    this.reserve(24 + values.length * 12)
    const start = this.arrayHead(values.length, false, 20)
    for (let i = 0; i < values.length; i++) {
      this.view.setInt32(this.at, 8)
      this.rawInt8(this.at + 4, values[i] ?? 0)
      this.at += 12
    }
    this.arrayEnd(start)
  }

  int4Array(values: ArrayLike<number>): void {
    this.reserve(24 + values.length * 8)
    const start = this.arrayHead(values.length, false, 23)
    for (let i = 0; i < values.length; i++) {
      this.view.setInt32(this.at, 4)
      this.view.setInt32(this.at + 4, values[i] ?? 0)
      this.at += 8
    }
    this.arrayEnd(start)
  }

  int2Array(values: ArrayLike<number>): void {
    this.reserve(24 + values.length * 6)
    const start = this.arrayHead(values.length, false, 21)
    for (let i = 0; i < values.length; i++) {
      this.view.setInt32(this.at, 2)
      this.view.setInt16(this.at + 4, values[i] ?? 0)
      this.at += 6
    }
    this.arrayEnd(start)
  }

  /** The finished stream, trailer included. */
  finish(): Uint8Array<ArrayBuffer> {
    this.reserve(2)
    this.view.setInt16(this.at, -1)
    this.at += 2
    return this.bytes.subarray(0, this.at)
  }
}
