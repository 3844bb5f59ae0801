/** Rows of a page of a list, unless asked otherwise. */
export const PAGE_SIZE = 50
export const PAGE_SIZE_MAX = 200
