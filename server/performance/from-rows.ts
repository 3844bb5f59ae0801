import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { labelState } from '@/domain/labels/contribution'
import { type ExactResult, type ExactRows, exactMetrics } from '@/domain/performance/exact'
import { DAY_MS, type Window, windowOf } from '@/domain/time/windows'
import { labelHistories } from '@/server/labels/read'
import { type StoredRow, scanPredictions } from '@/server/predictions/read'
import type { VersionState } from '@/server/predictions/version-state'
import type { Segment } from './segment'

export type ExactFigures = { predictions: number; exact: ExactResult | null }

type Collected = {
  predictions: number
  decided: number[]
  labels: number[]
  scores: number[]
  probabilities: number[]
  days: number[]
}

const emptyCollected = (): Collected => ({
  predictions: 0,
  decided: [],
  labels: [],
  scores: [],
  probabilities: [],
  days: [],
})

const inSegment = (row: StoredRow, segment: Segment): boolean =>
  segment.field === null || Math.max(0, row.segmentCodes[segment.field] ?? 0) === segment.code

function classNumber(state: VersionState, text: string | null): number {
  if (text === null) return -1
  if (state.task === 'binary') return text === state.positiveClass ? 1 : 0
  return state.classes?.indexOf(text) ?? -1
}

type Truth = { value: string; number: number | null }

function absentTruth(state: VersionState, row: StoredRow, asOf: number): Truth | null {
  const { labelPolicy } = state
  if (labelPolicy.policy !== 'absence' || row.at + labelPolicy.afterHours * 3_600_000 > asOf) return null
  const number = Number(labelPolicy.value)
  return { value: labelPolicy.value, number: Number.isFinite(number) ? number : null }
}

function collect(into: Collected, state: VersionState, row: StoredRow, truth: Truth | null): void {
  into.predictions++
  if (!truth || (row.prediction === null && row.predictionValue === null)) return
  const regression = state.task === 'regression'
  into.decided.push(regression ? (row.predictionValue ?? Number.NaN) : classNumber(state, row.prediction))
  into.labels.push(regression ? (truth.number ?? Number.NaN) : classNumber(state, truth.value))
  into.scores.push(row.score ?? Number.NaN)
  into.days.push(Math.floor(row.at / DAY_MS))
  if (state.task === 'multiclass') {
    for (let k = 0; k < (state.classes?.length ?? 0); k++) into.probabilities.push(row.probabilities?.[k] ?? Number.NaN)
  }
}

function asRows(state: VersionState, c: Collected): ExactRows | null {
  const days = Int32Array.from(c.days)
  if (state.task === 'binary') {
    const edges = state.performance?.task === 'binary' ? { scoreEdges: state.performance.edges } : {}
    const [predictions, labels] = [Int32Array.from(c.decided), Int32Array.from(c.labels)]
    return { task: 'binary', predictions, labels, days, scores: Float64Array.from(c.scores), ...edges }
  }
  if (state.task === 'regression') {
    return { task: 'regression', predictions: Float64Array.from(c.decided), labels: Float64Array.from(c.labels), days }
  }
  if (state.task !== 'multiclass' || !state.classes) return null
  return {
    task: 'multiclass',
    classes: state.classes.length,
    predictions: Int32Array.from(c.decided),
    labels: Int32Array.from(c.labels),
    days,
    probabilities: Float64Array.from(c.probabilities),
  }
}

/** Per window, from the raw rows and the labels known at `asOf` (ms). */
export async function figuresFromRows(
  tx: Tx,
  state: VersionState,
  ask: { segment: Segment; windows: readonly Window[]; asOf: number },
): Promise<ExactFigures[]> {
  const first = ask.windows[0]
  const last = ask.windows.at(-1)
  if (!first || !last) return []
  const collected = ask.windows.map(emptyCollected)
  for await (const rows of scanPredictions(tx, state.versionNo, { from: first.from, to: last.to })) {
    const histories = await labelHistories(
      tx,
      rows.map((row) => row.caseText),
    )
    for (const [place, row] of rows.entries()) {
      const target = collected[windowOf(ask.windows, row.at)]
      if (!target || !inSegment(row, ask.segment)) continue
      const history = histories.get(place)
      const known = history ? labelState(history, row.at, ask.asOf) : null
      collect(target, state, row, known ?? absentTruth(state, row, ask.asOf))
    }
  }
  return collected.map((entry) => {
    const rows = entry.labels.length > 0 ? asRows(state, entry) : null
    return { predictions: entry.predictions, exact: rows ? exactMetrics(rows) : null }
  })
}
