'use client'
import { useMemo } from 'react'
import { LineChart } from './line-chart'
import { reliabilitySpec } from './prepare/reliability-spec'
import type { ReliabilitySpec } from './prepare/spec'
import type { ToolPlace } from './view/chart-tools'
import { useChartWords } from './view/use-chart-words'

/** Stated against observed risk. */
export function ReliabilityChart({ spec, tools }: { spec: ReliabilitySpec; tools?: ToolPlace }) {
  const words = useChartWords()
  const line = useMemo(() => reliabilitySpec(spec, words), [spec, words])
  return <LineChart spec={line} {...(tools ? { tools } : {})} />
}
