import { parquetWriteBuffer } from 'hyparquet-writer'
import { readTable } from './test-table'
const at = (i: number) => new Date(Date.UTC(2021, 5, 1, 0, 0, i))
async function main() {
    const good = new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'id', data: ['a', 'b', 'c'], type: 'STRING' },
          { name: 'timestamp', data: [at(0), at(1), at(2)], type: 'TIMESTAMP' },
          { name: 'prediction', data: [1, 0, 1], type: 'INT32' },
          { name: 'x', data: [1, 2, 3], type: 'DOUBLE' },
        ],
      }),
    )
    const from = Number(process.argv[2] ?? 0)
    for (let place = from; place < good.length; place++) {
      const bytes = new Uint8Array(good)
      bytes[place] = (bytes[place] ?? 0) ^ 0xff
      process.stderr.write(`${place} `)
      const t = performance.now()
      const { error } = await readTable({ format: 'parquet', file: { byteLength: bytes.length, slice: async (a: number, b?: number) => bytes.buffer.slice(a, b) as ArrayBuffer } }).catch((error: unknown) => ({ error }))
      const ms = performance.now() - t
      if (ms > 50) process.stderr.write(`SLOW ${ms} ${String(error)}\n`)
      if (error !== null && (error as { code: string }).code !== 'invalid_table') process.stderr.write(`BAD ${String(error)} ${(error as Error).stack}\n`)
    }
    process.stderr.write(`done ${good.length}\n`)
}
void main()
