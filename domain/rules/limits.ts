/** Bounds of a rules version; each refusal names the one that was passed. */
export const DOCUMENT_CHARS_MAX = 5_000_000
export const NODES_MAX = 100
export const EDGES_MAX = 500
export const ROWS_MAX = 5_000
export const COLUMNS_MAX = 100
export const ENTRIES_MAX = 200
export const EXPRESSION_LENGTH_MAX = 2_000
export const TEST_CASES_MAX = 500
/** Numbers whose magnitude is beyond this are not decided on: the engine keeps decimals of 28 digits. */
export const NUMBER_MAX = 1e18
export const DECIMALS_MAX = 28
