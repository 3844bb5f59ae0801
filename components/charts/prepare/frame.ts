import { niceTicks } from './nice-ticks'
import type { PreparedLine } from './prepared-line'
import type { XAxis } from './spec'
import { timeTicks, type XTick } from './time-ticks'
import { tickText } from './unit-format'
import type { ChartWords } from './words'

/** The plot inside its box, in px from the box's edges. */
export type Frame = { width: number; height: number; left: number; right: number; top: number; bottom: number }

const WIDE = /[⺀-鿿＀-￯]/u

/** About how wide a text of 11 px is. */
export function textWidth(text: string, perLetter = 6.2): number {
  return [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 11 : perLetter), 0)
}

type Box = { width: number; height: number; annotated: boolean; labels: readonly string[] }

export function frameOf({ width, height, annotated, labels }: Box): Frame {
  const widest = labels.reduce((most, label) => Math.max(most, textWidth(label)), 0)
  return { width, height, left: Math.max(28, Math.ceil(widest) + 10), right: 12, top: annotated ? 22 : 10, bottom: 22 }
}

export type Scales = { x: (value: number) => number; y: (value: number) => number; inverseX: (px: number) => number }

export function scalesOf(frame: Frame, xDomain: readonly [number, number], yDomain: readonly [number, number]): Scales {
  const w = Math.max(1, frame.width - frame.left - frame.right)
  const h = Math.max(1, frame.height - frame.top - frame.bottom)
  const [x0, x1] = xDomain
  const [y0, y1] = yDomain
  return {
    x: (value) => frame.left + (w * (value - x0)) / (x1 - x0 || 1),
    y: (value) => frame.top + h * (1 - (value - y0) / (y1 - y0 || 1)),
    inverseX: (px) => x0 + ((px - frame.left) / w) * (x1 - x0),
  }
}

function spaced(ticks: readonly XTick[], scales: Scales, right: number): XTick[] {
  const kept: XTick[] = []
  let edge = Number.NEGATIVE_INFINITY
  for (const tick of ticks) {
    const half = textWidth(tick.text) / 2
    const middle = scales.x(tick.at)
    if (middle - half < edge + 8 || middle + half > right) continue
    kept.push(tick)
    edge = middle + half
  }
  return kept
}

/** Ticks of the x axis that fit without touching; four to seven where there is room. */
export function xTicks(axis: XAxis, line: PreparedLine, frame: Frame, words: ChartWords): XTick[] {
  const plot = frame.width - frame.left - frame.right
  const most = Math.max(2, Math.min(7, Math.floor(plot / 72)))
  const [from, to] = line.xDomain
  const scales = scalesOf(frame, line.xDomain, line.yDomain)
  if (axis.kind === 'time') {
    return spaced(timeTicks(from, to, { zone: axis.zone, locale: words.format.locale, most }), scales, frame.width)
  }
  const { ticks, step } = niceTicks(from, to, Math.max(2, Math.min(7, Math.floor(plot / 48))))
  const text = tickText(axis.unit, step, words.format)
  const inside = ticks.filter((tick) => tick >= from - 1e-9 && tick <= to + 1e-9)
  return spaced(
    inside.map((at) => ({ at, text: text(at) })),
    scales,
    frame.width + 8,
  )
}

export type PlacedNote = { x: number; text: string; end: boolean }

/** Annotation words that do not run into each other or out of the box: short ones where it is narrow, none where nothing fits. */
export function placeNotes(line: PreparedLine, frame: Frame, scales: Scales): PlacedNote[] {
  const narrow = frame.width < 480
  let edge = 0
  return [...line.annotations]
    .sort((a, b) => a.x - b.x)
    .map((note) => {
      const x = scales.x(note.x)
      const text = narrow ? note.short : note.text
      const wide = textWidth(text) + 8
      const end = x + wide > frame.width
      const start = end ? x - wide : x
      if (start < edge) return { x, text: '', end }
      edge = end ? x + 6 : x + wide
      return { x, text, end }
    })
}
