import type { AbTest, Results } from './figures'
import { differenceText, metricTitle } from './metric-words'
import { usualDirection } from './plan-draft'
import { versionOf } from './prepare-effects'
import type { AbWords } from './words'

export type PosteriorRow = {
  key: string
  name: string
  /** The version against the control, where there are several. */
  arm: string
  chance: string
  /** Lost on average by taking the challenger where it is worse, and by staying with the control where it is better. */
  byTaking: string
  byStaying: string
}

const SURE = 0.999

/** Never a certainty: beyond 99.9 % either way it says so. */
export function chanceText(chance: number, { t, format }: Pick<AbWords, 't' | 'format'>): string {
  if (chance > SURE) return t('posterior.above', { share: format.share(SURE) })
  if (chance < 1 - SURE) return t('posterior.below', { share: format.share(1 - SURE) })
  return format.share(chance)
}

/** What is believed of each metric's effect after the test; metrics without one are left out. */
export function posteriorRows(
  test: Pick<AbTest, 'arms'>,
  results: Pick<Results, 'metrics' | 'primary' | 'guardrails'>,
  words: AbWords,
): PosteriorRow[] {
  const directionOf = (metric: string) =>
    [results.primary, ...results.guardrails].find((one) => one.metric === metric)?.direction ?? usualDirection(metric)
  return results.metrics.flatMap(({ metric, comparisons }) =>
    comparisons.flatMap(({ arm, posterior }) => {
      if (!posterior) return []
      const up = directionOf(metric) === 'up'
      const { chanceAbove, expectedRise, expectedFall } = posterior
      const worse = (size: number) => differenceText(metric, up ? -size : size, words)
      return [
        {
          key: `${metric} ${arm}`,
          name: metricTitle(metric, words),
          arm: test.arms.length > 2 ? versionOf(test, arm) : '',
          chance: chanceText(up ? chanceAbove : 1 - chanceAbove, words),
          byTaking: worse(up ? expectedFall : expectedRise),
          byStaying: worse(up ? expectedRise : expectedFall),
        },
      ]
    }),
  )
}
