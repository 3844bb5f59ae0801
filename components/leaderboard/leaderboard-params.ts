import { createLoader, createSerializer, parseAsString, parseAsStringLiteral } from 'nuqs/server'

/** Tasks that candidates can be ranked on. */
export const RANKED_TASKS = ['binary', 'multiclass', 'regression'] as const

export const leaderboardParsers = {
  task: parseAsStringLiteral(RANKED_TASKS),
  metric: parseAsString,
  cursor: parseAsString,
}
export const loadLeaderboardParams = createLoader(leaderboardParsers)
export const leaderboardHref = createSerializer(leaderboardParsers)
