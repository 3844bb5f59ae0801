import 'server-only'
import type { BatchReport } from '@/domain/predictions/batch'
import type { Endpoint } from './endpoint'
import { etagHeader } from './if-match'
import { JSON_TYPE } from './media-type'
import { textResponse } from './text-response'

export function jsonResponse(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return textResponse(JSON.stringify(body ?? null), {
    status,
    headers: { ...headers, 'content-type': JSON_TYPE },
  })
}

/** What an operation returned, as the shape of its endpoint says. */
export function respond(endpoint: Endpoint, result: unknown, url: URL): Response {
  switch (endpoint.shape) {
    case 'created': {
      const { created, item } = result as { created: boolean; item: unknown }
      return jsonResponse(item, created ? 201 : 200, etagHeader(endpoint, item))
    }
    case 'page':
      return jsonResponse(result, 200, nextLink(result as { next: string | null }, url))
    case 'batch':
      return jsonResponse(result, (result as BatchReport).rejected.length > 0 ? 207 : 200)
    case 'accepted':
      return jsonResponse(result, 202)
    case 'item':
      return jsonResponse(result, 200, etagHeader(endpoint, result))
  }
}

function nextLink(page: { next: string | null }, url: URL): Record<string, string> {
  if (page.next === null) return {}
  const query = new URLSearchParams(url.searchParams)
  query.set('cursor', page.next)
  return { link: `<${url.pathname}?${query}>; rel="next"` }
}
