import { stepsAhead } from '@/domain/ab-tests/ramp'
import type { AbTest } from './figures'
import type { AbWords } from './words'

export type RampRow = { key: string; reach: string; state: 'done' | 'now' | 'next'; by: string; at: string }

const share = (reach: number, { format }: Pick<AbWords, 'format'>) => format.share(reach, { digits: 0 })

/** One figure where all arms are let in alike. */
export const reachText = (reaches: readonly number[], words: Pick<AbWords, 'format'>): string =>
  [...new Set(reaches.map((reach) => share(reach, words)))].join(' / ')

/** The steps that were taken, oldest first, the last of them in force; then the next one, as long as the test runs. */
export function rampRows(test: Pick<AbTest, 'ramps' | 'arms' | 'status'>, words: AbWords): RampRow[] {
  const running = test.status === 'running'
  const taken = [...test.ramps].reverse().map(({ reach, by, at }, place): RampRow => {
    const state = running && place === test.ramps.length - 1 ? 'now' : 'done'
    return { key: `${place} ${at}`, reach: reachText(reach, words), state, by, at: words.format.dateTime(at) }
  })
  const [next] = running ? stepsAhead(test.arms) : []
  if (next === undefined) return taken
  return [...taken, { key: 'next', reach: share(next, words), state: 'next', by: words.t('ramp.open'), at: '' }]
}

/** `whole`: everybody is let in; `part`: more may follow; `closed`: nobody new is. */
export const rampState = ({ status, arms }: Pick<AbTest, 'status' | 'arms'>): 'whole' | 'part' | 'closed' =>
  status !== 'running' ? 'closed' : stepsAhead(arms).length > 0 ? 'part' : 'whole'
