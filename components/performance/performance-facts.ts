import type { ChartColor } from '@/components/charts/prepare/spec'
import type { Model } from '@/components/models/figures'
import type { MetricKey } from '@/domain/performance/metric'
import type { PerformanceAsk } from './performance-ask'
import type { Standing } from './performance-verdict'

/** What the parts of the performance tab share. */
export type PerformanceFacts = {
  ask: PerformanceAsk
  model: Pick<Model, 'slug' | 'name' | 'task' | 'classes' | 'positiveClass' | 'labels'>
  metrics: readonly MetricKey[]
  color: ChartColor
  zone: string
  compared: { version: string; color: ChartColor } | null
  segments: readonly string[]
  mayImport: boolean
  labelsSnippet: string
  /** Only where all cases as known now are looked at. */
  standing: Standing | null
}
