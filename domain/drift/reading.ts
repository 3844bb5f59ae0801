import { pFromLog } from '@/stats/distributions/p-value'

/** What a method says of one feature, before it becomes a finding. Never NaN. */
export type Reading = {
  value: number | null
  threshold: number | null
  pValue: number | null
  drifted: boolean | null
  bound?: number
  reason?: string
}

export function noReading(reason: string): Reading {
  return { value: null, threshold: null, pValue: null, drifted: null, reason }
}

/** A distance: drifted from the threshold on; without a threshold it is only a number. */
export function distanceReading(value: number, threshold: number | null, bound?: number): Reading {
  if (!Number.isFinite(value)) return noReading('not_computable')
  return {
    value,
    threshold,
    pValue: null,
    drifted: threshold === null ? null : value >= threshold,
    ...(bound === undefined || !Number.isFinite(bound) ? {} : { bound }),
    ...(threshold === null ? { reason: 'no_threshold' } : {}),
  }
}

/** A p-value, given as its logarithm: drifted below the threshold. */
export function pReading(logP: number, threshold: number): Reading {
  if (Number.isNaN(logP)) return noReading('not_computable')
  const pValue = pFromLog(logP)
  return { value: pValue, threshold, pValue, drifted: pValue < threshold }
}
