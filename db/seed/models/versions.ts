import { type Cases, months, WEEKDAYS } from '../flights/features'
import { type Column, design } from './design'
import { fitLogistic, sigmoid } from './logistic'
import { decide, INCUMBENT, type RuleFeature, type RuleSet } from './rules'
import { bestF1 } from './threshold'

export type Prediction = { prediction: '0' | '1'; score: number | null }
export type Version = {
  version: string
  /** Months (1 = January) whose flights are the reference. */
  reference: { from: number; to: number }
  /** First month that it scores in the replay. */
  replayFrom: number
  reason: string
  rules?: RuleSet
  predict: (i: number) => Prediction
}

const L2 = 1
const OWN_AIRPORTS = 40
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour))
const MONTHS = ['', 'January', 'February', 'March', 'April', 'May', 'June']
const SCORE_STEPS = 1_000_000

/** The three versions of the demo over the given cases: v0 rules, v1 fitted on January, v2 refitted on January to March. */
export function fitVersions(cases: Cases): Version[] {
  return [
    incumbent(cases),
    fitted(cases, { version: 'v1', reference: { from: 1, to: 1 }, replayFrom: 2 }),
    fitted(cases, { version: 'v2', reference: { from: 1, to: 3 }, replayFrom: 4 }),
  ]
}

function incumbent(cases: Cases): Version {
  const values: Record<RuleFeature, ArrayLike<number>> = {
    hour: cases.hour,
    origin_late_2h: cases.originLate,
    route_late_14d: cases.routeLate,
  }
  return {
    version: 'v0',
    reference: { from: 1, to: 1 },
    replayFrom: 2,
    reason: 'The rules that a dispatcher would write down, kept as the yardstick. Rules give a decision but no score.',
    rules: INCUMBENT,
    predict: (i) => ({ prediction: decide(INCUMBENT, (feature) => values[feature][i] as number), score: null }),
  }
}

function columns(cases: Cases): Column[] {
  return [
    { kind: 'numeric', name: 'distance', values: cases.distance },
    { kind: 'numeric', name: 'origin_late_2h', values: cases.originLate },
    { kind: 'numeric', name: 'route_late_14d', values: cases.routeLate },
    { kind: 'categorical', name: 'hour', codes: cases.hour, levels: HOURS, top: HOURS.length },
    { kind: 'categorical', name: 'weekday', codes: cases.weekday, levels: WEEKDAYS, top: WEEKDAYS.length },
    { kind: 'categorical', name: 'origin', codes: cases.origin, levels: cases.airports, top: OWN_AIRPORTS },
    { kind: 'categorical', name: 'destination', codes: cases.destination, levels: cases.airports, top: OWN_AIRPORTS },
  ]
}

function fitted(cases: Cases, about: Pick<Version, 'version' | 'reference' | 'replayFrom'>): Version {
  const training = months(cases, about.reference.from, about.reference.to)
  const rows = training.end - training.first
  const { names, width, encode } = design(columns(cases), training)
  const { coefficients } = fitLogistic({
    rows,
    size: names.length,
    width,
    encode: (i, slot, value) => encode(training.first + i, slot, value),
    label: (i) => cases.late[training.first + i] as number,
    l2: L2,
  })
  const slot = new Int32Array(width)
  const value = new Float64Array(width)
  const score = (i: number): number => {
    encode(i, slot, value)
    let z = 0
    for (let k = 0; k < width; k++) z += (coefficients[slot[k] as number] as number) * (value[k] as number)
    return Math.round(sigmoid(z) * SCORE_STEPS) / SCORE_STEPS
  }
  const scores = Float64Array.from({ length: rows }, (_, i) => score(training.first + i))
  const { threshold } = bestF1({ scores, labels: cases.late.subarray(training.first, training.end) })
  const predict = (i: number): Prediction => {
    const p = score(i)
    return { prediction: p >= threshold ? '1' : '0', score: p }
  }
  return { ...about, reason: reason({ ...about.reference, rows, threshold, size: names.length }), predict }
}

type Facts = { from: number; to: number; rows: number; threshold: number; size: number }

function reason({ from, to, rows, threshold, size }: Facts): string {
  const span = from === to ? MONTHS[from] : `${MONTHS[from]} to ${MONTHS[to]}`
  return (
    `Logistic regression with ${size} coefficients (L2 penalty ${L2}), fitted on ${rows} flights of ${span} 2001. ` +
    `A flight is announced as late from a score of ${threshold} on: the threshold with the highest F1 on those flights.`
  )
}
