import type { FieldProblem } from '@/domain/errors/codes'

export type Watch = { onSent: (bytes: number) => void; signal: AbortSignal }
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

/** What an answer says, as the kind of answer that was hoped for or as why there is none. */
export function readSent<Answer>(text: string, wanted: (body: Record<string, unknown>) => Answer | null) {
  try {
    const body = JSON.parse(text) as { detail?: string } & Partial<Data>
    const answer = wanted(body)
    if (answer !== null) return answer
    const { code = 'internal', requestId = '', errors = [], detail = '' } = body
    return new SendFailure(detail, { code, requestId, errors })
  } catch {
    return new SendFailure('', { code: 'internal', requestId: '', errors: [] })
  }
}

/** Uploads a file through XMLHttpRequest: fetch does not tell how much was sent. */
export function sendBody<Answer>(
  { url, file, read }: { url: string; file: File; read: (status: number, text: string) => Answer | SendFailure },
  { onSent, signal }: Watch,
): Promise<Answer> {
  const request = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    request.open('POST', url)
    // The file's name and first bytes say what it is; what browsers call a type is not always one.
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => onSent(event.loaded)
    request.onload = () => {
      const answer = read(request.status, request.responseText)
      if (answer instanceof SendFailure) reject(answer)
      else resolve(answer)
    }
    request.onerror = () => reject(new SendFailure('', null))
    request.onabort = () => reject(new DOMException('', 'AbortError'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
