import 'server-only'

/** From so many bytes on compressing an answer saves more time on the way than it costs here. */
const COMPRESSED_FROM = 1024

/** An answer that nobody keeps. A short one is sent as it is: packing it would take longer than making it. */
export function textResponse(text: string, init: { status: number; headers: HeadersInit }): Response {
  const headers = new Headers(init.headers)
  const short = Buffer.byteLength(text) < COMPRESSED_FROM
  headers.set('cache-control', short ? 'no-store, no-transform' : 'no-store')
  return new Response(text, { status: init.status, headers })
}
