import type { ChartColor } from '@/components/charts/prepare/spec'
import type { DriftAsk } from './drift-ask'

/** What the parts of the drift tab share. */
export type DriftFacts = {
  ask: DriftAsk
  color: ChartColor
  zone: string
  /** Whether this reader is shown p-values. */
  showsP: boolean
  reference: { rows: number | null; from: string | null; to: string | null }
  compared: { version: string; color: ChartColor } | null
}
