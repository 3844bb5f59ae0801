'use client'
import type { KeyboardEvent, PointerEvent, ReactNode, Ref } from 'react'
import type { ReadoutControl } from './chart-figure'

type Props = {
  ref: Ref<HTMLDivElement>
  label: string
  places: number
  textAt: (index: number) => string
  rest: number
  readout: ReadoutControl
  /** The reading nearest to a place, in px from the plot's left and top edges. */
  nearest: (x: number, y: number) => number
  height: number
  children: ReactNode
}

const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
}

/** A focusable plot: hover or the arrow keys move its reading, Escape goes back to the last mature one. */
export function PlotReader({ ref, label, places, textAt, rest, readout, nearest, height, children }: Props) {
  const last = places - 1
  const now = readout.index >= 0 ? readout.index : Math.max(0, Math.min(last, rest))
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (event.key === 'Escape') return readout.set(-1)
    if (event.key === 'Home') readout.set(0)
    else if (event.key === 'End') readout.set(last)
    else if (step !== undefined) readout.set(Math.max(0, Math.min(last, now + step)))
    else return
    event.preventDefault()
  }
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    readout.set(nearest(event.clientX - box.left, event.clientY - box.top))
  }
  return (
    <div
      ref={ref}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, last)}
      aria-valuenow={now}
      aria-valuetext={places > 0 ? textAt(now) : ''}
      aria-orientation="horizontal"
      onKeyDown={press}
      onPointerMove={move}
      onPointerDown={move}
      onPointerLeave={() => readout.set(-1)}
      onBlur={() => readout.set(-1)}
      className="relative touch-pan-y rounded-sm"
      style={{ height }}
    >
      {children}
    </div>
  )
}
