import type { MetricKey } from '@/domain/performance/metric'
import type { RANKED_TASKS } from './leaderboard-params'

export type LeaderboardAsk = {
  useCase: string
  task?: (typeof RANKED_TASKS)[number]
  metric?: MetricKey
  cursor?: string
}

/** What serves anywhere; enough for the rows of a page. */
export const SERVED_PAGE = { limit: 200 }
