import { isoMinute } from './clock'
import type { DemoData } from './demo-data'
import { type Cases, months } from './features'
import { type RowText, rowText } from './row-text'

export const MODEL = 'late-arrival'
const STEP_FLIGHTS = 5_000
const MOST_LABELS = 10_000

export type Batch = { kind: 'predictions' | 'labels'; version?: string; rows: number; path: string; body: string }
/** Batches that may be sent together. The next step must wait for this one: that keeps the order of time. */
export type ReplayStep = { now: number; batches: Batch[] }

/**
 * Replays February to June in steps of 5,000 departures. The clock of a step is its last departure; it carries the predictions
 * of its flights, one batch per version, and the labels of all flights that had arrived when the step before ended. A label
 * bears its derived arrival time and labels go in that order. Flights still in the air at the end of June follow last.
 */
export function* replay(data: DemoData): Generator<ReplayStep> {
  const { cases, versions } = data
  const text = rowText(data)
  const { first, end } = months(cases, 2, 6)
  const starts = versions.map(({ replayFrom }) => months(cases, replayFrom, 6).first)
  const labels = labelQueue(cases, { first, end })
  let now = 0
  for (let from = first; from < end; from += STEP_FLIGHTS) {
    const to = Math.min(end, from + STEP_FLIGHTS)
    const due = [...labels(now)]
    now = cases.departure[to - 1] as number
    const predictions = versions.flatMap((version, k) => {
      const range = { first: Math.max(from, starts[k] ?? end), end: to }
      return range.first < to ? [predictionBatch({ text, version, range })] : []
    })
    yield { now, batches: [...predictions, ...due] }
  }
  for (const batch of labels(Number.POSITIVE_INFINITY)) yield { now: batch.latest, batches: [batch] }
}

type Range = { first: number; end: number }
type PredictionBatch = { text: RowText; version: DemoData['versions'][number]; range: Range }

function predictionBatch({ text, version: { version, predict }, range }: PredictionBatch): Batch {
  const rows: string[] = []
  for (let i = range.first; i < range.end; i++) {
    const { prediction, score } = predict(i)
    rows.push(`${text.json(i)},"prediction":"${prediction}"${score === null ? '' : `,"score":${score}`}}`)
  }
  const body = `{"model":"${MODEL}","version":"${version}","predictions":[${rows.join(',')}]}`
  return { kind: 'predictions', version, rows: rows.length, path: '/predictions', body }
}

type LabelBatch = Batch & { latest: number }

/** Labels in order of arrival; each call takes those whose arrival is not after `now`. */
function labelQueue(cases: Cases, { first, end }: Range): (now: number) => Generator<LabelBatch> {
  const order = Uint32Array.from({ length: end - first }, (_, k) => first + k)
  order.sort((a, b) => (cases.arrival[a] as number) - (cases.arrival[b] as number) || a - b)
  let sent = 0
  return function* take(now) {
    while (sent < order.length) {
      const rows: string[] = []
      let latest = 0
      for (; sent < order.length && rows.length < MOST_LABELS; sent++) {
        const i = order[sent] as number
        const arrival = cases.arrival[i] as number
        if (arrival > now) break
        latest = arrival
        rows.push(`{"id":"${cases.row[i]}","label":"${cases.late[i]}","timestamp":"${isoMinute(arrival)}"}`)
      }
      if (rows.length === 0) return
      const body = `{"model":"${MODEL}","labels":[${rows.join(',')}]}`
      yield { kind: 'labels', rows: rows.length, path: '/labels', body, latest }
    }
  }
}
