import 'server-only'
import { AppError } from '@/server/kernel/app-error'

/** The body as it is sent. Leaving early keeps the connection open, so that an answer can still be given. */
export async function* bodyChunks(request: Request): AsyncGenerator<Uint8Array> {
  if (!request.body) return
  const reader = request.body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new AppError('invalid_encoding', 'the body broke off before its end')
      })
      if (done) return
      yield value
    }
  } finally {
    reader.releaseLock()
  }
}
