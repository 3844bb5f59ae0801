import 'server-only'
import { readFloats, readIntegers, type SparseWriter } from '@/db/binary/sparse'
import type { Cell } from './delta'

/** A cell as it is stored: three sparse arrays. */
export type CellBytes = { counts: Uint8Array; sums: Uint8Array; lows: Uint8Array }

/** What the arrays hold where nothing was written: 0, 0, and no minimum. */
const NO_LOW = Number.POSITIVE_INFINITY

/** Bytes of one array at a time; each call overwrites the one before. */
export const cellWriters = {
  counts: (writer: SparseWriter, cell: Cell) => writer.integers(cell.counts),
  sums: (writer: SparseWriter, cell: Cell) => writer.floats(cell.sums, 0),
  lows: (writer: SparseWriter, cell: Cell) => writer.floats(cell.lows, NO_LOW),
}

/** Adds a stored cell to one in memory. */
export function addBytes(into: Cell, bytes: CellBytes): void {
  readIntegers(bytes.counts, (index, value) => {
    into.counts[index] = (into.counts[index] as number) + value
  })
  readFloats(bytes.sums, (index, value) => {
    into.sums[index] = (into.sums[index] as number) + value
  })
  readFloats(bytes.lows, (index, value) => {
    into.lows[index] = Math.min(into.lows[index] as number, value)
  })
}
