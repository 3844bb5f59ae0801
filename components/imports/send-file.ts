import { readSent, type SendFailure, sendBody, type Watch } from '@/components/form/send-body'
import type { ImportKind } from '@/domain/imports/table-columns'

export type Sending = {
  file: File
  model: string
  kind: ImportKind
  version: string | null
  map: string
  zone: string
}

export function importUrl({
  file,
  model,
  kind,
  version,
  map,
  zone,
}: Omit<Sending, 'file'> & { file: { name: string } }) {
  const search = new URLSearchParams({ kind, zone, fileName: file.name })
  if (version !== null) search.set('version', version)
  if (map !== '') search.set('map', map)
  return `/api/v1/models/${encodeURIComponent(model)}/imports?${search}`
}

/** What the server answered to an upload: the import's id, or why there is none. */
export const readAnswer = (status: number, text: string): { id: string } | SendFailure =>
  readSent(text, ({ id }) => (status === 202 && typeof id === 'string' && id !== '' ? { id } : null))

/** Resolves to the id of the import. */
export const sendFile = async (sending: Sending, watch: Watch): Promise<string> =>
  (await sendBody({ url: importUrl(sending), file: sending.file, read: readAnswer }, watch)).id
