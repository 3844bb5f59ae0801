import { describe, expect, it } from 'vitest'
import { plannedBounds } from './planned-bounds'

const arms = ['a', 'b'].map((arm) => ({ arm, version: arm, share: 0.5 }))

describe('planned bounds', () => {
  it("are O'Brien-Fleming's by Lan-DeMets at five looks and 5 %", () => {
    // Lan and DeMets (1983) with the O'Brien-Fleming-like function, as in gsDesign's sfLDOF: 4.877, 3.357, 2.680, 2.290, 2.031.
    const bounds = plannedBounds({ arms, engine: 'group_sequential', looks: 5, alpha: 0.05 })
    expect(bounds.map(({ fraction }) => fraction)).toEqual([0.2, 0.4, 0.6, 0.8, 1])
    const expected = [4.877, 3.357, 2.68, 2.29, 2.031]
    for (const [i, z] of expected.entries()) expect(bounds[i]?.z).toBeCloseTo(z, 2)
  })
  it('are wider where several challengers share the risk', () => {
    const three = [...arms, { arm: 'c', version: 'c', share: 0 }]
    const [last, shared] = [arms, three].map(
      (some) => plannedBounds({ arms: some, engine: 'group_sequential', looks: 3, alpha: 0.05 }).at(-1)?.z ?? 0,
    )
    expect(shared).toBeGreaterThan(last ?? 0)
  })
  it('are none where no looks are planned', () => {
    for (const engine of ['fixed_horizon', 'always_valid'] as const)
      expect(plannedBounds({ arms, engine, alpha: 0.05 })).toEqual([])
  })
})
