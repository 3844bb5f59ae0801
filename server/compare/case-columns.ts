import 'server-only'
import type { Answers, SharedCases, SharedTask } from '@/domain/compare/shared-cases'
import type { VersionState } from '@/server/predictions/version-state'
import type { CaseLabel } from './case-labels'
import type { AnswerRow } from './read-answers'

function classNumber(state: VersionState, text: string | null): number {
  if (text === null) return Number.NaN
  if (state.task === 'binary') return text === state.positiveClass ? 1 : 0
  const index = state.classes?.indexOf(text) ?? -1
  return index < 0 ? Number.NaN : index
}

/** Gathers cases that several versions answered, the first of which gives times, amounts and segments. */
export class CaseColumns {
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
