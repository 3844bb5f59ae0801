import type { FieldProblem } from '@/domain/errors/codes'
import type { ImportKind } from '@/domain/imports/table-columns'

export type Sending = {
  file: File
  model: string
  kind: ImportKind
  version: string | null
  map: string
  zone: string
}
type Watch = { onSent: (bytes: number) => void; signal: AbortSignal }
type Data = { code: string; requestId: string; errors: FieldProblem[] }

/** The server's refusal, readable like one of any other call. */
export class SendFailure extends Error {
  constructor(
    detail: string,
    readonly data: Data | null,
  ) {
    super(detail)
  }
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
export function readAnswer(status: number, text: string): { id: string } | SendFailure {
  try {
    const body = JSON.parse(text) as { id?: string; detail?: string } & Partial<Data>
    if (status === 202 && body.id) return { id: body.id }
    const { code = 'internal', requestId = '', errors = [], detail = '' } = body
    return new SendFailure(detail, { code, requestId, errors })
  } catch {
    return new SendFailure('', { code: 'internal', requestId: '', errors: [] })
  }
}

/** Uploads through XMLHttpRequest: fetch does not tell how much was sent. Resolves to the id of the import. */
export function sendFile(sending: Sending, { onSent, signal }: Watch): Promise<string> {
  const request = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    request.open('POST', importUrl(sending))
    // The file's name and first bytes say what it is; what browsers call a type is not always one.
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => onSent(event.loaded)
    request.onload = () => {
      const answer = readAnswer(request.status, request.responseText)
      if (answer instanceof SendFailure) reject(answer)
      else resolve(answer.id)
    }
    request.onerror = () => reject(new SendFailure('', null))
    request.onabort = () => reject(new DOMException('', 'AbortError'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(sending.file)
  })
}
