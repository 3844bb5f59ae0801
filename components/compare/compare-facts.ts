import type { ChartColor } from '@/components/charts/prepare/spec'
import type { Task } from '@/domain/models/input'
import type { MetricKey } from '@/domain/performance/metric'

export type CompareAsk = { model: string; versions: string[]; from: string; to: string }

/** What the page knows before any figure is read. */
export type CompareFacts = {
  ask: CompareAsk
  task: Task
  metrics: readonly MetricKey[]
  colors: Record<string, ChartColor>
  zone: string
  /** Reads p-values, behind a definition. */
  seesP: boolean
  /** The same page over all time, where the range holds no shared case. */
  allTimeHref: string
  chooseHref: string
  valueHref: string
  /** The same versions with another one first. */
  against: readonly { version: string; href: string }[]
}
