import { PREVIEW_BYTES } from '@/domain/imports/table-columns'

/** Bytes as base64, read by the browser itself: no loop over them. */
function base64Of(part: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'))
    reader.readAsDataURL(part)
  })
}

/** The beginning of a file, and of a Parquet file its end, where its columns are. */
export async function filePartsOf(
  file: File,
): Promise<{ head: string; tail?: string; size: number; fileName: string }> {
  const head = await base64Of(file.slice(0, PREVIEW_BYTES))
  const known = { head, size: file.size, fileName: file.name }
  if (!/\.(?:parquet|pq)$/i.test(file.name) || file.size <= PREVIEW_BYTES) return known
  return { ...known, tail: await base64Of(file.slice(-PREVIEW_BYTES)) }
}
