import 'server-only'
import type { TableFormat } from '@/domain/imports/table-columns'
import { AppError } from '@/server/kernel/app-error'
import { detectFormat } from '@/server/tables/detect-format'
import type { RandomAccess, TableSource } from '@/server/tables/table'

export type PreviewFile = {
  head: Buffer
  tail: Buffer | null
  size: number
  fileName: string | null
  contentType: string | null
}

/** The parts that are there; what lies between them reads as an error. */
function sparseFile({ head, tail, size }: PreviewFile): RandomAccess {
  const tailAt = size - (tail?.length ?? 0)
  const slice = async (start: number, end = size): Promise<ArrayBuffer> => {
    const part =
      end <= head.length
        ? head.subarray(start, end)
        : tail && start >= tailAt
          ? tail.subarray(start - tailAt, end - tailAt)
          : null
    if (!part) throw new AppError('invalid_input', 'this part of the file was not sent')
    return new Uint8Array(part).buffer
  }
  return { byteLength: size, slice }
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

/** Without the last line, which may be cut off. */
function wholeLines(file: PreviewFile): Buffer {
  if (file.head.length >= file.size) return file.head
  const end = file.head.lastIndexOf(10)
  return end < 0 ? file.head : file.head.subarray(0, end + 1)
}

export function previewSource(file: PreviewFile): { format: TableFormat; open: () => TableSource } {
  const format = detectFormat(file, file.head)
  if (format === 'parquet') return { format, open: () => ({ format, file: sparseFile(file) }) }
  const bytes = wholeLines(file)
  return { format, open: () => ({ format, bytes: only(bytes) }) }
}
