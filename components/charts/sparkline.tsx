import { sparkPath } from './prepare/spark-path'
import type { ChartColor } from './prepare/spec'

type Props = {
  values: readonly (number | null)[]
  limit?: number | null
  color?: ChartColor
  /** A sentence, where no figure beside it says the same. */
  label?: string
  width?: number
  height?: number
}

/** A small line without axes; its figures stand beside it. */
export function Sparkline({ values, limit = null, color = 'chart-1', label, width = 64, height = 20 }: Props) {
  const spark = sparkPath(values, limit, { width, height })
  const named = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const)
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden where the figures stand beside it
    <svg width={width} height={height} fill="none" className="shrink-0" {...named}>
      {spark.limitY !== null && <path d={`M0 ${spark.limitY}H${width}`} stroke="var(--bad)" strokeDasharray="2 2" />}
      <path d={spark.path} stroke={`var(--${color})`} strokeWidth="1.5" strokeLinejoin="round" />
      {spark.last && <circle cx={spark.last.x} cy={spark.last.y} r="1.5" fill={`var(--${color})`} />}
    </svg>
  )
}
