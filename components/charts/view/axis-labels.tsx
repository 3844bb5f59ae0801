import type { AxisLabel, BarsLayout } from '../prepare/bars-layout'

export function GridLines({ lines }: { lines: BarsLayout['gridLines'] }) {
  return (
    <>
      {lines.map((line) => (
        <line
          key={`${line.x1} ${line.y1}`}
          x1={line.x1}
          x2={line.x2}
          y1={line.y1}
          y2={line.y2}
          stroke={line.axis ? 'var(--axis)' : 'var(--grid)'}
        />
      ))}
    </>
  )
}

export function AxisLabels({ labels }: { labels: readonly AxisLabel[] }) {
  return (
    <>
      {labels.map((label) => (
        <text
          key={`${label.x} ${label.y}`}
          x={label.x}
          y={label.y}
          textAnchor={label.anchor}
          fontSize={11}
          fill="var(--text-3)"
        >
          {label.text}
        </text>
      ))}
    </>
  )
}
