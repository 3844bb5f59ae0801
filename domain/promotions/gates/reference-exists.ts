import type { Gate, OnBreach } from './gate'

/** Without a reference neither drift nor data quality can be judged. `figure`: its rows. */
export const referenceExists: Gate<OnBreach> = ({ evidence: { reference }, limits }) =>
  reference === null
    ? { verdict: limits.onFail, figure: 0, limit: 1, because: 'the version has no reference', code: 'beyond_limit' }
    : {
        verdict: 'pass',
        figure: reference.rows,
        limit: 1,
        because: `the reference has ${reference.rows} rows`,
        code: 'fulfilled',
      }
