/** Every error code of the product with its HTTP status. Row codes of a batch are in domain/predictions and domain/labels. */
export const ERROR_STATUS = {
  invalid_json: 400,
  invalid_encoding: 400,
  invalid_utf8: 400,
  unauthenticated: 401,
  forbidden: 403,
  bad_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  version_immutable: 409,
  idempotency_in_flight: 409,
  changed_meanwhile: 412,
  too_large: 413,
  unsupported_media_type: 415,
  invalid_input: 422,
  invalid_table: 422,
  all_rejected: 422,
  too_many_rows: 422,
  too_deep: 422,
  duplicate_key: 422,
  idempotency_mismatch: 422,
  exact_required: 422,
  unknown_method: 422,
  too_many_requests: 429,
  internal: 500,
  overloaded: 503,
  unavailable: 503,
} as const
export type ErrorCode = keyof typeof ERROR_STATUS

/** One thing that is wrong with an input: where (JSON pointer), what kind, and in words with the limit. */
export type FieldProblem = { pointer: string; code: string; detail: string }
