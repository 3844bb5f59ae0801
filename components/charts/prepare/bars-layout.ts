import { type Frame, textWidth } from './frame'
import type { PreparedBars } from './prepare-bars'

export type AxisLabel = { x: number; y: number; text: string; anchor: 'start' | 'middle' | 'end' }
export type BarsLayout = {
  frame: Frame
  /** Columns side by side, or rows under each other. */
  horizontal: boolean
  /** Size of one bin along its axis, px. */
  slot: number
  labels: AxisLabel[]
  valueLabels: AxisLabel[]
  gridLines: { x1: number; y1: number; x2: number; y2: number; axis: boolean }[]
}

const ROW = 30
const LONGEST = 150

export function barsHeight(bars: PreparedBars, wanted: number | undefined): number {
  if (bars.kind === 'numeric') return wanted ?? 160
  return wanted ?? Math.max(96, bars.bars.length * ROW + 26)
}

function cut(text: string, room: number): string {
  if (textWidth(text) <= room) return text
  let kept = text
  while (kept.length > 1 && textWidth(`${kept}…`) > room) kept = kept.slice(0, -1)
  return `${kept}…`
}

function columns(bars: PreparedBars, frame: Frame): BarsLayout {
  const slot = (frame.width - frame.left - frame.right) / Math.max(1, bars.bars.length)
  const base = frame.height - frame.bottom
  const y = (value: number) => frame.top + (base - frame.top) * (1 - value / (bars.top || 1))
  const texts = bars.edges.length > 0 ? bars.edges : bars.bars.map((bar) => bar.label)
  const widest = texts.reduce((most, text) => Math.max(most, textWidth(text)), 0)
  const every = Math.max(1, Math.ceil((widest + 10) / slot))
  const special = bars.bars.slice(Math.max(0, bars.edges.length - 1))
  const edges = bars.edges.map((text, index) => ({ text, x: frame.left + index * slot, shown: index % every === 0 }))
  const named = bars.edges.length > 0 ? special : bars.bars
  const offset = bars.edges.length > 0 ? bars.edges.length - 1 : 0
  return {
    frame,
    horizontal: false,
    slot,
    labels: [
      ...edges.filter((edge) => edge.shown && edge.text !== ''),
      ...named.map((bar, index) => ({
        text: cut(bar.label, slot - 2),
        x: frame.left + (offset + index + 0.5) * slot,
      })),
    ].map(({ text, x }) => ({ text, x, y: base + 15, anchor: 'middle' as const })),
    valueLabels: bars.ticks.map((tick) => ({ text: tick.text, x: frame.left - 8, y: y(tick.at) + 4, anchor: 'end' })),
    gridLines: bars.ticks.map((tick) => {
      const at = Math.round(y(tick.at)) + 0.5
      return { x1: frame.left, x2: frame.width - frame.right, y1: at, y2: at, axis: tick.at === 0 }
    }),
  }
}

function rows(bars: PreparedBars, frame: Frame): BarsLayout {
  const base = frame.height - frame.bottom
  const slot = (base - frame.top) / Math.max(1, bars.bars.length)
  const x = (value: number) => frame.left + (frame.width - frame.left - frame.right) * (value / (bars.top || 1))
  return {
    frame,
    horizontal: true,
    slot,
    labels: bars.bars.map((bar, index) => ({
      text: cut(bar.label, frame.left - 10),
      x: frame.left - 8,
      y: frame.top + (index + 0.5) * slot + 4,
      anchor: 'end' as const,
    })),
    valueLabels: bars.ticks.map((tick) => ({ text: tick.text, x: x(tick.at), y: base + 15, anchor: 'middle' })),
    gridLines: bars.ticks.map((tick) => {
      const at = Math.round(x(tick.at)) + 0.5
      return { x1: at, x2: at, y1: frame.top, y2: base, axis: tick.at === 0 }
    }),
  }
}

/** Where the words and lines of a bar chart stand. */
export function barsLayout(bars: PreparedBars, width: number, height: number): BarsLayout {
  const texts = bars.kind === 'numeric' ? bars.ticks.map((tick) => tick.text) : bars.bars.map((bar) => bar.label)
  const widest = texts.reduce((most, text) => Math.max(most, textWidth(text)), 0)
  const left = Math.max(28, Math.min(LONGEST, Math.ceil(widest) + 12, width * 0.4))
  const frame = { width, height, left, right: 16, top: 8, bottom: 22 }
  return bars.kind === 'numeric' ? columns(bars, frame) : rows(bars, frame)
}
