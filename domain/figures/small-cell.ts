/** Figures of fewer cases than this are not shown to whoever may not read the values of single cases. */
export const SMALL_CELL = 5
