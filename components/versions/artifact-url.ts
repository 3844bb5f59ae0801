import { readSent, type SendFailure } from '@/components/form/send-body'

type Target = { model: string; version: string }

/** Where a file of a version is sent to; `sha256` empty: its content is not compared. */
export function artifactUploadUrl({ model, version }: Target, { name, sha256 }: { name: string; sha256: string }) {
  const search = new URLSearchParams({ name })
  const hash = sha256.trim()
  if (hash !== '') search.set('sha256', hash)
  return `/api/v1/models/${encodeURIComponent(model)}/versions/${encodeURIComponent(version)}/artifacts?${search}`
}

/** Was the file new, or there already? Or why it was not taken. */
export const readUploaded = (status: number, text: string): { name: string; isNew: boolean } | SendFailure =>
  readSent(text, ({ name }) => (status < 300 && typeof name === 'string' ? { name, isNew: status === 201 } : null))
