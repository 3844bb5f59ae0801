import type { ImportDetail } from './preview-data'

/** How an import stands, finer than its state: what somebody has to know about it. */
export const OUTCOMES = ['queued', 'running', 'done', 'partly', 'refused', 'known', 'empty', 'failed'] as const
export type Outcome = (typeof OUTCOMES)[number]
type Counts = Pick<ImportDetail, 'state' | 'received' | 'accepted' | 'duplicates' | 'rejected'>

export function outcomeOf({ state, received, accepted, duplicates, rejected }: Counts): Outcome {
  if (state !== 'done') return state
  if (received === 0) return 'empty'
  if (rejected === received) return 'refused'
  if (rejected > 0) return 'partly'
  return accepted === 0 && duplicates > 0 ? 'known' : 'done'
}

export const isUnderWay = ({ state }: Pick<ImportDetail, 'state'>) => state === 'queued' || state === 'running'
