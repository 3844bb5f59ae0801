import type { Version } from '../models/versions'
import type { DemoData } from './demo-data'
import { months } from './features'
import { rowText } from './row-text'

const MOST_ROWS = 1_000_000
const CHUNK_ROWS = 2_000

export type ReferenceTable = { rows: number; every: number; csv: () => Generator<string> }

/**
 * The reference of a version as CSV text in pieces: its months, with its own predictions and the labels. A reference holds at
 * most a million rows, so that of a larger one each second (third, ...) row is taken.
 */
export function referenceTable(data: DemoData, { reference, predict }: Version): ReferenceTable {
  const { first, end } = months(data.cases, reference.from, reference.to)
  const every = Math.max(1, Math.ceil((end - first) / MOST_ROWS))
  const text = rowText(data)
  const scored = first < end && predict(first).score !== null
  function* csv(): Generator<string> {
    let piece = `${text.csvHead},prediction${scored ? ',score' : ''},label\n`
    let n = 0
    for (let i = first; i < end; i += every) {
      const { prediction, score } = predict(i)
      piece += `${text.csvCase(i)},${prediction}${scored ? `,${score}` : ''},${data.cases.late[i]}\n`
      if (++n % CHUNK_ROWS === 0) {
        yield piece
        piece = ''
      }
    }
    if (piece !== '') yield piece
  }
  return { rows: Math.ceil((end - first) / every), every, csv }
}
