import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestF1 } from './threshold'

type Row = { score: number; label: number }
const rows = fc
  .array(
    fc.record({ score: fc.integer({ min: 0, max: 20 }).map((n) => n / 20), label: fc.integer({ min: 0, max: 1 }) }),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .filter((list) => list.some(({ label }) => label === 1))

function f1At(list: Row[], threshold: number): number {
  const announced = list.filter(({ score }) => score >= threshold)
  const hits = announced.filter(({ label }) => label === 1).length
  return (2 * hits) / (announced.length + list.filter(({ label }) => label === 1).length)
}

test('no other threshold has a higher F1, and the F1 is that of deciding with it', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const best = bestF1({ scores: Float64Array.from(list, (r) => r.score), labels: list.map((r) => r.label) })
      expect(best.f1).toBeCloseTo(f1At(list, best.threshold), 12)
      for (const { score } of list) expect(f1At(list, score)).toBeLessThanOrEqual(best.f1 + 1e-12)
      expect(best.announced).toBe(list.filter(({ score }) => score >= best.threshold).length)
    }),
  )
})

test('without a positive label F1 is not defined', () => {
  expect(() => bestF1({ scores: Float64Array.of(0.1), labels: [0] })).toThrow('F1 is not defined')
})
