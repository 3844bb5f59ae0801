import 'server-only'

const DISCARDED_MAX = 64 * 1024 * 1024

/**
 * Takes in and forgets what a refused request still sends, so that the answer reaches a client that writes before it
 * reads. Runs beside the answer; a sender that does not stop loses its connection.
 */
export async function discardBody(request: Request): Promise<void> {
  const { body } = request
  if (!body || body.locked) return
  const reader = body.getReader()
  try {
    for (let left = DISCARDED_MAX; left > 0; ) {
      const { done, value } = await reader.read()
      if (done) return
      left -= value.length
    }
    await reader.cancel()
  } catch {
    // the client has gone; there is nobody to answer
  }
}
