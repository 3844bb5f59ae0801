/**
 * Valid rows that both the reference and the window need before drift is decided; with fewer the answer is
 * `insufficient`. At 100 rows, without any drift, a Jensen-Shannon distance (base 2) on 10 bins is about 0.13 and D
 * about 0.09 against a large reference: as large as the usual thresholds. Below that every fixed threshold answers by
 * chance alone.
 */
export const MINIMUM_ROWS = 100
