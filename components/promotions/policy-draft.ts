import { FAIRNESS_MEASURES } from '@/domain/fairness/measure'
import { EVIDENCE_CASES_MAX } from '@/domain/promotions/evidence'
import type { GateSetting, GivenPolicy, Policy } from './figures'

type Gate = GateSetting['gate']
type Limits = { whole: boolean; min: number; max: number }
type Breach = Pick<GateSetting, 'onFail' | 'onMissing'>

/** One gate as a form holds it: numbers as text, so that a field may be empty while it is written. */
export type DraftGate = Breach & { gate: Gate; on: boolean; numbers: Record<string, string>; roles: readonly string[] }
export type DraftNeed = { id: number; role: Policy['approvals'][number]['role']; count: string }
export type Draft = {
  gates: DraftGate[]
  approvals: DraftNeed[]
  fourEyes: Policy['fourEyes']
  expiresHours: string
  /** What the form does not show and keeps as it was. */
  segments: readonly string[] | undefined
}

/** `start`: where nothing is set; `per`: what one unit of the field is worth. */
type NumberField = { name: string; start: string; per: number } & Limits

const CASES = { per: 1, whole: true, min: 1, max: EVIDENCE_CASES_MAX } as const
const PERCENT = { per: 0.01, whole: false, min: 0, max: 100 } as const

/** The numbers that a gate is set by. */
export const NUMBERS: Partial<Record<Gate, readonly NumberField[]>> = {
  minimum_labelled: [{ name: 'n', start: '200', ...CASES }],
  not_worse_than_champion: [
    { name: 'margin', start: '1', ...PERCENT, max: 1000 },
    { name: 'minimum', start: '30', ...CASES },
  ],
  drift: [{ name: 'share', start: '50', ...PERCENT }],
  data_quality: [{ name: 'features', start: '0', per: 1, whole: true, min: 0, max: 10_000 }],
  fairness: FAIRNESS_MEASURES.map((name) => ({ name, start: '', ...PERCENT })),
}
const PEOPLE: Limits = { whole: true, min: 1, max: 10 }
const HOURS: Limits = { whole: true, min: 1, max: 8760 }

const written = (value: number, per: number): string => String(Number((value / per).toPrecision(12)))

function numbersOf(setting: GateSetting): Record<string, string> {
  const given: Record<string, unknown> = setting.gate === 'fairness' ? setting.gaps : setting
  return Object.fromEntries(
    (NUMBERS[setting.gate] ?? []).map(({ name, per }) => {
      const value = given[name]
      return [name, typeof value === 'number' ? written(value, per) : '']
    }),
  )
}

const starting = (gate: Gate): Record<string, string> =>
  Object.fromEntries((NUMBERS[gate] ?? []).map(({ name, start }) => [name, start]))

/** A policy as a form, with every gate that is offered, on or off. */
export function toDraft(policy: Policy, offered: readonly Gate[]): Draft {
  const fairness = policy.gates.find((one) => one.gate === 'fairness')
  return {
    gates: offered.map((gate): DraftGate => {
      const setting = policy.gates.find((one) => one.gate === gate)
      if (!setting) return { gate, on: false, onFail: 'block', onMissing: 'block', numbers: starting(gate), roles: [] }
      const roles = 'roles' in setting ? (setting.roles ?? []) : []
      return {
        gate,
        on: true,
        onFail: setting.onFail,
        onMissing: setting.onMissing,
        numbers: numbersOf(setting),
        roles,
      }
    }),
    approvals: policy.approvals.map(({ role, count }, id) => ({ id, role, count: String(count) })),
    fourEyes: policy.fourEyes,
    expiresHours: String(policy.expiresHours),
    segments: fairness?.gate === 'fairness' ? fairness.segments : undefined,
  }
}

function numberOf(text: string, per: number): number | null {
  if (text.trim() === '') return null
  const value = Number(text)
  return Number.isFinite(value) ? Number((value * per).toPrecision(12)) : null
}

function toSetting(draft: DraftGate, segments: Draft['segments']): unknown {
  const { gate, onFail, onMissing, roles } = draft
  const numbers = Object.fromEntries(
    (NUMBERS[gate] ?? []).flatMap(({ name, per }) => {
      const value = numberOf(draft.numbers[name] ?? '', per)
      return value === null ? [] : [[name, value]]
    }),
  )
  const base = { gate, onFail, onMissing }
  if (gate === 'fairness') return { ...base, gaps: numbers, ...(segments && { segments }) }
  return { ...base, ...numbers, ...(roles.length > 0 && { roles }) }
}

const within = (text: string, { whole, min, max }: Limits): boolean =>
  (whole ? /^\d+$/ : /^\d+(\.\d+)?$/).test(text.trim()) && Number(text) >= min && Number(text) <= max

function gapsOfGate({ gate, on, numbers }: DraftGate): string[] {
  if (!on) return []
  const fields = (NUMBERS[gate] ?? []).map((field) => ({ ...field, text: numbers[field.name] ?? '' }))
  const asked = gate === 'fairness' ? fields.filter(({ text }) => text.trim() !== '') : fields
  if (fields.length > 0 && asked.length === 0) return [gate]
  return asked.filter((field) => !within(field.text, field)).map(({ name }) => `${gate}.${name}`)
}

/**
 * The fields that keep the draft from being a policy: `gate.number`, the name of a gate that has no number at all,
 * `approvals` where there are none, `approvals.id`, `expiresHours`.
 */
export function gapsIn({ gates, approvals, expiresHours }: Draft): string[] {
  return [
    ...gates.flatMap(gapsOfGate),
    ...(approvals.length === 0 ? ['approvals'] : []),
    ...approvals.filter(({ count }) => !within(count, PEOPLE)).map(({ id }) => `approvals.${id}`),
    ...(within(expiresHours, HOURS) ? [] : ['expiresHours']),
  ]
}

/** The draft as the server takes it, which checks it again. */
export function toPolicy({ gates, approvals, fourEyes, expiresHours, segments }: Draft): GivenPolicy {
  return {
    gates: gates.filter(({ on }) => on).map((gate) => toSetting(gate, segments)) as GivenPolicy['gates'],
    approvals: approvals.map(({ role, count }) => ({ role, count: Number(count) })),
    fourEyes,
    expiresHours: Number(expiresHours),
  }
}
