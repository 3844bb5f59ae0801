import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { CopyWriter } from '@/db/binary/copy-writer'
import type { Tx } from '@/db/engine/engine'
import { referenceBlocks } from '@/db/schema'

const BLOCK_ROWS = 65_536
/** Name of the column that holds the rows' times in ms; features never start with @. */
export const TIME_COLUMN = '@time'

export async function writeReferenceColumn(
  tx: Tx,
  versionNo: number,
  column: { name: string; data: Float64Array | Int32Array },
): Promise<void> {
  for (let block = 0, from = 0; from < column.data.length; block++, from += BLOCK_ROWS) {
    const part = column.data.subarray(from, from + BLOCK_ROWS)
    const copy = new CopyWriter(part.byteLength + 256)
    copy.row(4)
    copy.int4(versionNo)
    copy.text(column.name)
    copy.int4(block)
    copy.raw(new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
    const text = 'copy reference_blocks (version_no, "column", block, data) from stdin with (format binary)'
    await tx.raw.sequence([{ text, data: copy.finish() }])
  }
}

async function readBytes(tx: Tx, versionNo: number, column: string): Promise<ArrayBuffer> {
  const blocks = await tx
    .select({ data: referenceBlocks.data })
    .from(referenceBlocks)
    .where(and(eq(referenceBlocks.versionNo, versionNo), eq(referenceBlocks.column, column)))
    .orderBy(asc(referenceBlocks.block))
  const whole = new Uint8Array(blocks.reduce((size, { data }) => size + data.byteLength, 0))
  let at = 0
  for (const { data } of blocks) {
    whole.set(data, at)
    at += data.byteLength
  }
  return whole.buffer
}

export async function readFloatColumn(tx: Tx, versionNo: number, column: string): Promise<Float64Array> {
  return new Float64Array(await readBytes(tx, versionNo, column))
}

export async function readCodeColumn(tx: Tx, versionNo: number, column: string): Promise<Int32Array> {
  return new Int32Array(await readBytes(tx, versionNo, column))
}
