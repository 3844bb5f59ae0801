import type { ChartColor } from '@/components/charts/prepare/spec'
import type { ValueAsk } from './value-ask'

/** What the page knows before any figure is read. */
export type ValueFacts = {
  ask: ValueAsk
  color: ChartColor
  zone: string
  positive: string
  negative: string
  /** Other versions of the model, as baselines to choose from. */
  versions: readonly string[]
  maySet: boolean
  setSnippet: string
}
