import 'server-only'
import type { Caller } from '@/server/kernel/context'
import type { Operation } from '@/server/kernel/operation'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Where the operation's input comes from besides the path: the query string, or the JSON body and the query string. */
export type InputSource = 'query' | 'body' | 'none'

/**
 * - `created`: the operation returns `{ created, item }`; answers 201 or 200 with the item.
 * - `item`: 200 with what the operation returns.
 * - `page`: `{ items, next }`; adds the Link header.
 * - `batch`: a batch report; 200, or 207 when rows were rejected. Its rows are the one array of the body; they have a
 *   size limit of their own and may also come as NDJSON, the other fields then in the query string.
 * - `accepted`: 202 with what the operation returns.
 */
export type Shape = 'created' | 'item' | 'page' | 'batch' | 'accepted'

type Line = {
  method: Method
  /** Under /api/v1, parameters in braces: `/models/{model}/versions/{version}`. */
  path: string
  summary: string
  operation: Operation
  /** Shown in the OpenAPI document and on /docs/api. */
  description?: string
  example?: unknown
}

/**
 * One line of the public contract. Each noun lists its endpoints in `server/<noun>/http.ts`; the dispatcher, the
 * OpenAPI document and `GET /access` are made from these lists.
 */
export type Endpoint = Line & {
  input: InputSource
  shape: Shape
  /** The field that counts the states of an item: answers carry it as ETag, and where it is in the input If-Match may give it. */
  etag?: string
}

/** What a raw endpoint gets. The caller holds the operation's permission somewhere; the body is unread. */
export type RawRoute = { params: Record<string, string>; query: URLSearchParams; caller: Caller }

/** Endpoints whose body is not one JSON document, or whose answer is not one, handle the request themselves. */
export type RawEndpoint = Line & {
  /** Media types of the body, and of the answer when it is not JSON. */
  accepts?: readonly string[]
  answers?: string
  /** The status of its usual answer; 202 for POST and 200 for others unless given. */
  done?: string
  handle: (request: Request, route: RawRoute) => Promise<Response>
}

export type AnyEndpoint = Endpoint | RawEndpoint
