import { FAIRNESS_MEASURES } from '@/domain/fairness/measure'
import { EVIDENCE_CASES_MAX } from '@/domain/promotions/evidence'
import type { GateSetting, GivenPolicy, Policy } from './figures'

type Gate = GateSetting['gate']
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

/** The numbers that a gate is set by, as `[name, value where nothing is set, what one unit of the field is worth]`. */
export const NUMBERS: Partial<Record<Gate, readonly { name: string; start: string; per: number; max: number }[]>> = {
  minimum_labelled: [{ name: 'n', start: '200', per: 1, max: EVIDENCE_CASES_MAX }],
  not_worse_than_champion: [
    { name: 'margin', start: '1', per: 0.01, max: 1000 },
    { name: 'minimum', start: '30', per: 1, max: EVIDENCE_CASES_MAX },
  ],
  drift: [{ name: 'share', start: '50', per: 0.01, max: 100 }],
  data_quality: [{ name: 'features', start: '0', per: 1, max: 10_000 }],
  fairness: FAIRNESS_MEASURES.map((name) => ({ name, start: '', per: 0.01, max: 100 })),
}

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

/** What is still missing before the draft is a policy: names of gates with an empty number, `approvals`, `expiresHours`. */
export function gapsIn({ gates, approvals, expiresHours }: Draft): string[] {
  const within = (text: string, max: number) => /^\d+(\.\d+)?$/.test(text.trim()) && Number(text) <= max
  const whole = (text: string, max: number) => /^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= max
  const open = gates.filter(({ gate, on, numbers }) => {
    if (!on) return false
    const fields = NUMBERS[gate] ?? []
    const texts = fields.map(({ name, max }) => ({ text: numbers[name] ?? '', max }))
    if (gate === 'fairness') {
      const set = texts.filter(({ text }) => text.trim() !== '')
      return set.length === 0 || set.some(({ text, max }) => !within(text, max))
    }
    return texts.some(({ text, max }) => !within(text, max))
  })
  return [
    ...open.map(({ gate }) => gate),
    ...(approvals.length === 0 || approvals.some(({ count }) => !whole(count, 10)) ? ['approvals'] : []),
    ...(whole(expiresHours, 8760) ? [] : ['expiresHours']),
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
