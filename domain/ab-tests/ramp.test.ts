import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rampProblem } from './life-cycle'
import { RAMP_STEPS, reachAt, stepsAhead } from './ramp'

const part = fc.double({ min: 0, max: 1, noNaN: true })
const arms = fc.array(part, { minLength: 2, maxLength: 4 })

describe('the steps of a ramp', () => {
  it('ahead are those beyond the arm that is least far, the next one first', () => {
    expect(stepsAhead([{ reach: 0.1 }, { reach: 0.1 }])).toEqual([0.25, 0.5, 1])
    expect(stepsAhead([{ reach: 1 }, { reach: 0.5 }])).toEqual([1])
    expect(stepsAhead([{ reach: 1 }, { reach: 1 }])).toEqual([])
    expect(stepsAhead([{ reach: 0 }])).toEqual(RAMP_STEPS)
  })
  it('never let anybody out again', () => {
    fc.assert(
      fc.property(arms, fc.constantFrom(...RAMP_STEPS), (reaches, step) => {
        const before = reaches.map((reach, i) => ({ arm: `a${i}`, reach }))
        const plan = { arms: before.map(({ arm }) => ({ arm, version: 'v', share: 0.5 })) }
        expect(rampProblem(plan, before, reachAt(step, before))).toBeNull()
      }),
    )
  })
})
