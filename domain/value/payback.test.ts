import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { payback } from './payback'
import type { ValueSlice } from './slice'
import { valueWindow, type WindowSlices } from './window'

const DAY = 86_400_000
const START = Date.UTC(2026, 0, 5)
const dayOf = (place: number) => new Date(START + place * DAY).toISOString().slice(0, 10)

type Day = { n?: number; net?: number; excess?: number; fixed?: number; currency?: string }

/** A day with 10 decisions worth the same; what a test is about is named. */
function slice({ n = 10, net = 0, excess = 0, fixed = 0, currency = 'EUR' }: Day, place: number): ValueSlice {
  const from = START + place * DAY
  const moments = (sum: number) => ({ n, sum, squares: n > 0 ? (sum * sum) / n : 0 })
  const counted = { predictions: 10, labelled: n, labels: [n, 0] as [number, number], noModel: 0, noAmount: 0 }
  const money = { currency, gain: net, run: 0, review: 0, fixed, net: moments(net), excess: moments(excess) }
  return { from, to: from + DAY, ...counted, ...money }
}

const life = (days: readonly Day[], baseline: readonly Day[] | null | 'baseline_unknown' = null): WindowSlices => ({
  from: START,
  to: START + days.length * DAY,
  currency: 'EUR',
  slices: days.map(slice),
  baseline: Array.isArray(baseline) ? baseline.map(slice) : (baseline as null | 'baseline_unknown'),
  spread: 0,
})
const days = (count: number, day: Day) => Array.from({ length: count }, () => day)

describe('the payback date', () => {
  it('is the day on which the difference to doing nothing, fixed cost taken off, reaches the one-off cost', () => {
    // 100 - 10 a day: 90, 180, 270.
    const three = life(days(3, { excess: 100, fixed: 10 }))
    expect(payback(three, 180)).toMatchObject({ value: dayOf(1) })
    expect(payback(three, 181)).toMatchObject({ value: dayOf(2) })
    expect(payback(three, 271)).toMatchObject({ value: null, reason: 'not_yet', remaining: 1, oneOffCost: 271 })
  })

  it('takes off the fixed cost of days without a known outcome', () => {
    const quiet = life([{ excess: 100 }, { n: 0, fixed: 30 }, { excess: 100 }])
    expect(payback(quiet, 170)).toMatchObject({ value: dayOf(2), difference: { value: 170 } })
    expect(payback(quiet, 171)).toMatchObject({ reason: 'not_yet', remaining: 1 })
  })

  it('adds up what a baseline version made less on the same cases, the fixed cost of both falling out', () => {
    const same = life(days(4, { net: 100, fixed: 10 }), days(4, { net: 60, fixed: 10 }))
    expect(payback(same, 100)).toMatchObject({ value: dayOf(2), difference: { value: 160, cases: 'same' } })
  })

  it('takes a baseline on cases of its own at as many decisions, as the difference of a window does', () => {
    // 100 on 10 decisions against 20 on 5: 60 a day.
    const own = life(days(3, { net: 100 }), days(3, { n: 5, net: 20 }))
    expect(payback(own, 120)).toMatchObject({ value: dayOf(1), difference: { value: 180, cases: 'own' } })
  })

  it('waits until the baseline has decisions to be measured by', () => {
    const late = life(days(3, { net: 100 }), [{ n: 0 }, { n: 0 }, { net: 40 }])
    expect(payback(late, 50)).toMatchObject({ value: dayOf(2) })
  })

  it('is the day from which it stays reached: what was lost again is not paid back', () => {
    const dip = [{ excess: 100 }, { excess: -80 }, { excess: 50 }, { excess: 100 }]
    expect(payback(life(dip), 100)).toMatchObject({ value: dayOf(3) })
    expect(payback(life(dip.slice(0, 3)), 100)).toMatchObject({ reason: 'not_yet', remaining: 30 })
  })

  it('has a reason where there is nothing to pay back, or no difference', () => {
    const reason = (of: WindowSlices, cost = 10) => (payback(of, cost) as { reason: string }).reason
    const earning = days(2, { net: 100, excess: 100 })
    expect(reason(life(earning), 0)).toBe('no_one_off_cost')
    expect(reason(life(days(2, { n: 0 })))).toBe('no_labels_yet')
    expect(reason(life(earning, 'baseline_unknown'))).toBe('baseline_unknown')
    expect(reason(life(earning, days(2, { n: 0 })))).toBe('baseline_has_no_labels')
    expect(reason(life([{ excess: 100 }, { excess: 100, currency: 'USD' }]))).toBe('mixed_currencies')
  })

  it('has the sum below the cost on the day before, and at or above it from its day on', () => {
    const money = fc.integer({ min: -1000, max: 1000 })
    const day = fc.record({ excess: money, fixed: fc.nat(100), net: money, n: fc.nat(9).map((n) => n + 1) })
    const lives = fc.array(fc.record({ day, base: money }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(lives, fc.integer({ min: 1, max: 2000 }), fc.boolean(), (all, cost, overVersion) => {
        const own = all.map((one) => one.day)
        const baseline = overVersion ? all.map(({ day: { n }, base }) => ({ n, net: base })) : null
        const whole = life(own, baseline)
        let sum = 0
        const sums = all.map(({ day, base }) => {
          sum += overVersion ? day.net - base : day.excess - day.fixed
          return sum
        })
        const found = payback(whole, cost)
        const { difference } = valueWindow(whole)
        if (!('difference' in found) || difference.value === null) throw new Error('no difference')
        expect(found.difference).toEqual(difference)
        // On the same cases the days add up to the whole, but for the rounding of a mean times n.
        expect(Math.abs(difference.value - sum)).toBeLessThan(1e-6)
        const reached = (value: number | undefined) => value !== undefined && value > cost - 1e-6
        if (found.value === null) {
          expect(sums.at(-1)).toBeLessThan(cost + 1e-6)
          return
        }
        const place = own.findIndex((_, at) => dayOf(at) === found.value)
        expect(sums.slice(place).every(reached)).toBe(true)
        if (place > 0) expect(sums[place - 1]).toBeLessThan(cost + 1e-6)
      }),
      { numRuns: 500 },
    )
  })
})
