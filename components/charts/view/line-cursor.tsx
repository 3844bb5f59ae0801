'use client'
import type { Frame, Scales } from '../prepare/frame'
import type { Reading } from '../prepare/prepared-line'

type Props = { reading: Reading | undefined; frame: Frame; scales: Scales }

/** The reading cursor, drawn apart so that moving it draws nothing else. */
export function LineCursor({ reading, frame, scales }: Props) {
  if (!reading) return null
  const x = scales.x(reading.x)
  return (
    <svg
      width={frame.width}
      height={frame.height}
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 overflow-visible"
    >
      <path d={`M${x} ${frame.top}V${frame.height - frame.bottom}`} stroke="var(--text-2)" />
      {reading.dots.map((dot) => (
        <circle
          key={`${dot.color}${dot.y}`}
          cx={x}
          cy={scales.y(dot.y)}
          r="3.5"
          fill={dot.hollow ? 'var(--surface)' : `var(--${dot.color})`}
          stroke={dot.hollow ? `var(--${dot.color})` : 'var(--surface)'}
          strokeWidth="1.5"
        />
      ))}
    </svg>
  )
}
