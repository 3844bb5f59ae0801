import 'server-only'
import type { Tx } from '@/db/engine/engine'
import type { Answers, SharedCases, SharedTask } from '@/domain/compare/shared-cases'
import { CASES } from '@/domain/labels/cases-layout'
import type { Window } from '@/domain/time/windows'
import { CASES_CELL } from '@/server/predictions/cell-sizes'
import { caseKeyOf, uuidText } from '@/server/predictions/row-identity'
import type { VersionState } from '@/server/predictions/version-state'
import { readBuckets } from '@/server/rollups/read'
import { ALL_SEGMENTS, SUBJECT } from '@/server/rollups/subjects'
import { absentLabel, type CaseLabel, newestLabels } from './case-labels'
import { type AnswerRow, newestCases, readAnswers } from './read-answers'

const STEP_ROWS = 5000

export type SharedAsk = {
  /** All of one task; their models may differ, cases are then the same where their ids are. */
  states: readonly VersionState[]
  window: Window
  casesMax: number
  scannedMax: number
  now: number
}
/** `capped`: only the newest cases were read, or looked through. */
export type SharedRead = { cases: SharedCases; scanned: number; capped: 'cases' | 'scanned' | null }

export const isShared = (task: string): task is SharedTask =>
  task === 'binary' || task === 'regression' || task === 'multiclass'

function classNumber(state: VersionState, text: string | null): number {
  if (text === null) return Number.NaN
  if (state.task === 'binary') return text === state.positiveClass ? 1 : 0
  const index = state.classes?.indexOf(text) ?? -1
  return index < 0 ? Number.NaN : index
}

class Columns {
  private readonly labels: number[] = []
  private readonly times: number[] = []
  private readonly amounts: number[] = []
  private readonly codes: number[][]
  private readonly answers
  private readonly classes: number

  constructor(
    private readonly task: SharedTask,
    private readonly states: readonly VersionState[],
  ) {
    const first = states[0]
    this.classes = task === 'multiclass' ? (first?.classes?.length ?? 0) : 2
    this.codes = first?.spec.segments.map(() => []) ?? []
    this.answers = states.map(() => ({
      predictions: [] as number[],
      scores: [] as number[],
      probabilities: [] as number[],
      latencies: [] as number[],
    }))
  }

  get n(): number {
    return this.labels.length
  }

  private numberOf(state: VersionState, answer: AnswerRow): number {
    return this.task === 'regression' ? answer.predictionValue : classNumber(state, answer.prediction)
  }

  /** Cases that some version failed on, or whose label nobody knows, are left out for all. */
  add(answers: readonly AnswerRow[], label: CaseLabel): void {
    const [state, first] = [this.states[0], answers[0]]
    if (!state || !first) return
    const truth = this.task === 'regression' ? label.number : classNumber(state, label.value)
    const said = answers.map((answer, v) => this.numberOf(this.states[v] ?? state, answer))
    if (Number.isNaN(truth) || said.some(Number.isNaN)) return
    this.labels.push(truth)
    this.times.push(first.at)
    this.amounts.push(first.amount)
    for (const [field, list] of this.codes.entries()) {
      const code = Math.max(0, first.segmentCodes[field] ?? 0)
      list.push(code === 0 ? (state.segments[field]?.size ?? 0) : code - 1)
    }
    for (const [v, answer] of answers.entries()) {
      const column = this.answers[v]
      column?.predictions.push(said[v] ?? Number.NaN)
      column?.scores.push(answer.score)
      column?.latencies.push(answer.latencyMs)
      if (this.task !== 'multiclass') continue
      for (let k = 0; k < this.classes; k++) column?.probabilities.push(answer.probabilities?.[k] ?? Number.NaN)
    }
  }

  finish(): SharedCases {
    const [state] = this.states
    return {
      task: this.task,
      classes: this.classes,
      n: this.n,
      labels: Float64Array.from(this.labels),
      times: Float64Array.from(this.times),
      amounts: Float64Array.from(this.amounts),
      versions: this.answers.map(
        (column): Answers => ({
          predictions: Float64Array.from(column.predictions),
          scores: Float64Array.from(column.scores),
          probabilities: Float64Array.from(column.probabilities),
          latencies: Float64Array.from(column.latencies),
        }),
      ),
      segments: this.codes.map((codes, field) => ({
        name: state?.spec.segments[field] ?? '',
        values: [...(state?.segments[field]?.values ?? []), 'other'],
        codes: Int32Array.from(codes),
      })),
    }
  }
}

async function predictionsIn(tx: Tx, versionNo: number, window: Window): Promise<number> {
  const of = { versionNo, subject: SUBJECT.cases, segment: ALL_SEGMENTS, size: CASES_CELL }
  const buckets = await readBuckets(tx, of, { ...window, granularity: 'day' })
  return buckets.reduce((sum, { cell }) => sum + (cell.counts[CASES.predictions] ?? 0), 0)
}

type Step = { cases: string[]; ids: string[] }

/** The same cases as another model names them. */
const keysOf = (step: Step, state: VersionState, driver: VersionState): string[] =>
  state.modelNo === driver.modelNo ? step.cases : step.ids.map((id) => uuidText(caseKeyOf(state.namespace, id)))

async function addStep(tx: Tx, given: { step: Step; driver: VersionState; ask: SharedAsk; into: Columns }) {
  const { driver, ask, into } = given
  let places = given.step.cases.map((_, place) => place)
  const found: Map<number, AnswerRow>[] = ask.states.map(() => new Map())
  // The driver last: it has them all.
  const order = [...ask.states.keys()].sort(
    (a, b) => Number(ask.states[a] === driver) - Number(ask.states[b] === driver),
  )
  for (const v of order) {
    const state = ask.states[v]
    if (!state) continue
    const keys = keysOf(given.step, state, driver)
    const wanted = places.flatMap((place) => keys[place] ?? [])
    const answers = await readAnswers(tx, state.versionNo, { cases: wanted, window: ask.window })
    const byPlace = new Map([...answers].map(([index, answer]) => [places[index] ?? -1, answer]))
    found[v] = byPlace
    places = places.filter((place) => byPlace.has(place))
  }
  const [first] = ask.states
  if (!first) return
  const keys = keysOf(given.step, first, driver)
  const labels = await newestLabels(
    tx,
    places.flatMap((place) => keys[place] ?? []),
  )
  for (const [index, place] of places.entries()) {
    if (into.n >= ask.casesMax) return
    const answers = found.flatMap((map) => map.get(place) ?? [])
    const label = labels.get(index) ?? absentLabel(first, answers[0]?.at ?? 0, ask.now)
    if (label && answers.length === ask.states.length) into.add(answers, label)
  }
}

/**
 * Labelled cases that all the versions scored within the window, newest first, with the labels of the first version's model.
 * Goes through the version with the fewest predictions, some thousand cases at a time, so that no read holds the database long.
 */
export async function readSharedCases(tx: Tx, ask: SharedAsk): Promise<SharedRead> {
  const [first] = ask.states
  if (!first || !isShared(first.task)) throw new Error('versions of this task share no measurable cases')
  const into = new Columns(first.task, ask.states)
  const sizes: { state: VersionState; n: number }[] = []
  for (const state of ask.states) sizes.push({ state, n: await predictionsIn(tx, state.versionNo, ask.window) })
  const driver = sizes.reduce((a, b) => (b.n < a.n ? b : a)).state
  let scanned = 0
  let capped: SharedRead['capped'] = null
  if (ask.window.from < ask.window.to) {
    for await (const step of newestCases(tx, driver.versionNo, { window: ask.window, step: STEP_ROWS })) {
      scanned += step.cases.length
      await addStep(tx, { step, driver, ask, into })
      if (into.n >= ask.casesMax) capped = 'cases'
      else if (scanned >= ask.scannedMax) capped = 'scanned'
      if (capped) break
    }
  }
  return { cases: into.finish(), scanned, capped }
}
