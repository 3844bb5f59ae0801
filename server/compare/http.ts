import 'server-only'
import type { Endpoint } from '@/server/http/endpoint'
import { compareVersions } from './read-compare'
import { readLeaderboard } from './read-leaderboard'

export const compareEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: '/models/{model}/compare',
    summary: 'Two to four versions on the same labelled cases',
    operation: compareVersions,
    input: 'query',
    shape: 'item',
  },
  {
    method: 'GET',
    path: '/use-cases/{useCase}/leaderboard',
    summary: 'Candidates of a use case on the same labelled cases',
    operation: readLeaderboard,
    input: 'query',
    shape: 'page',
  },
]
