import { describe, expect, it } from 'vitest'
import { firstDraft, planOf, sizable, usualDirection } from './plan-draft'

const draft = {
  ...firstDraft({ versions: ['v2', 'v1'], environment: 'production', metric: 'recall' }),
  slug: ' scorer ',
  entityKey: 'customer',
}

describe('the draft of a plan', () => {
  it('sets the newest version against the one before, halves each, the first as the control', () => {
    const plan = planOf(draft, 'scorer')
    expect(plan.slug).toBe('scorer')
    expect(plan.arms).toEqual([
      { arm: 'control', version: 'v1', share: 0.5, control: true },
      { arm: 'challenger', version: 'v2', share: 0.5 },
    ])
  })
  it('takes points of shares and the own unit of anything else', () => {
    const guardrails = [{ metric: 'latency', direction: 'down' as const, margin: '20' }]
    const plan = planOf({ ...draft, mde: '1.5', alpha: '5', guardrails }, 'scorer')
    expect(plan.primary.mde).toBe(0.015)
    expect(plan.alpha).toBe(0.05)
    expect(plan.guardrails).toEqual([{ metric: 'latency', direction: 'down', margin: 20 }])
  })
  it('leaves out what was left empty, and keeps what the form does not show', () => {
    const plan = planOf({ ...draft, minimumDays: '', segments: 'region, , channel' }, 'scorer', { layer: 'checkout' })
    expect(plan).not.toHaveProperty('minimumDays')
    expect(plan).not.toHaveProperty('maturityHours')
    expect(plan).not.toHaveProperty('looks')
    expect(plan).toMatchObject({ layer: 'checkout', segments: ['region', 'channel'] })
  })
  it('takes looks and secondary metrics as they were chosen; what is no number is not left out', () => {
    const plan = planOf({ ...draft, looks: '3', secondary: ['latency'], minimumDays: 'a week' }, 'scorer')
    expect(plan).toMatchObject({ looks: 3, secondary: ['latency'], minimumDays: Number.NaN })
    expect(sizable(plan)).toBe(false)
  })
  it('is not asked about before its figures are there', () => {
    expect(sizable(planOf(draft, 'scorer'))).toBe(true)
    expect(sizable(planOf({ ...draft, mde: '' }, 'scorer'))).toBe(false)
    expect(sizable(planOf({ ...draft, power: 'much' }, 'scorer'))).toBe(false)
  })
  it('knows of which figures less is better', () => {
    expect(usualDirection('latency')).toBe('down')
    expect(usualDirection('recall')).toBe('up')
  })
})
