import 'server-only'
import type { Operation } from '@/server/kernel/operation'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Where the operation's input comes from: URL parameters always, then the query string, the JSON body, or both. */
export type InputSource = 'query' | 'body' | 'none'

/**
 * One line of the public contract. Each noun lists its endpoints in `server/<noun>/http.ts`; the dispatcher, the
 * OpenAPI document and `GET /access` are made from these lists.
 */
export type Endpoint = {
  method: Method
  /** Under /api/v1, parameters in braces: `/models/{model}/versions/{version}`. */
  path: string
  summary: string
  operation: Operation
  input: InputSource
  /** Creating commands return `{ created, item }` and answer 201 or 200 with the item; `page` adds the Link header. */
  shape: 'created' | 'item' | 'page'
}

/** Endpoints whose body is not one JSON document, or whose answer is not one, handle the request themselves. */
export type RawEndpoint = Omit<Endpoint, 'input' | 'shape'> & {
  handle: (
    request: Request,
    route: { params: Record<string, string>; caller: import('@/server/kernel/context').Caller },
  ) => Promise<Response>
}
