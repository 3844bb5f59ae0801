import { beforeAll, describe, expect, test } from 'vitest'
import { type DemoData, demoData } from '../flights/demo-data'
import { months } from '../flights/features'
import type { Version } from './versions'

let data: DemoData
beforeAll(async () => {
  data = await demoData()
})

const version = (name: string): Version => {
  const found = data.versions.find((v) => v.version === name)
  if (!found) throw new Error(name)
  return found
}

/** Share of (late, punctual) pairs in which the late flight has the higher score, ties half: by rank sums. */
function auc(of: Version, month: number): number {
  const { first, end } = months(data.cases, month, month)
  const rows = Array.from({ length: end - first }, (_, k) => first + k)
    .map((i) => ({ score: of.predict(i).score ?? Number.NaN, late: data.cases.late[i] === 1 }))
    .sort((a, b) => a.score - b.score)
  let ranks = 0
  let late = 0
  for (let i = 0; i < rows.length; ) {
    let j = i
    while (j < rows.length && rows[j]?.score === rows[i]?.score) j++
    const here = rows.slice(i, j).filter((row) => row.late).length
    ranks += (here * (i + j + 1)) / 2
    late += here
    i = j
  }
  return (ranks - (late * (late + 1)) / 2) / (late * (rows.length - late))
}

function f1(of: Version, month: number): number {
  const { first, end } = months(data.cases, month, month)
  let hits = 0
  let announcedOrLate = 0
  for (let i = first; i < end; i++) {
    const announced = of.predict(i).prediction === '1'
    const late = data.cases.late[i] === 1
    announcedOrLate += Number(announced) + Number(late)
    if (announced && late) hits++
  }
  return (2 * hits) / announcedOrLate
}

describe('the fitted versions on real flights', () => {
  test.each([2, 3, 4, 5, 6])(
    'month %i: v1 ranks better than chance, and not so well that it must have seen the answer',
    (m) => {
      expect(auc(version('v1'), m)).toBeGreaterThan(0.65)
      expect(auc(version('v1'), m)).toBeLessThan(0.8)
    },
  )
  test.each([2, 3, 4, 5, 6])('month %i: v1 has a higher F1 than the rules', (m) => {
    expect(f1(version('v1'), m)).toBeGreaterThan(f1(version('v0'), m))
  })
  test.each([4, 5, 6])('month %i: v2, refitted on more flights, ranks better than v1', (m) => {
    expect(auc(version('v2'), m)).toBeGreaterThan(auc(version('v1'), m))
  })
  test('a mean score equals the base rate where it was fitted', () => {
    const { first, end } = months(data.cases, 1, 1)
    let scores = 0
    let late = 0
    for (let i = first; i < end; i++) {
      scores += version('v1').predict(i).score ?? Number.NaN
      late += data.cases.late[i] ?? Number.NaN
    }
    expect(scores / (end - first)).toBeCloseTo(late / (end - first), 5)
  })
  test('what is said of a version names its flights and the rule of its threshold', () => {
    expect(version('v1').reason).toMatch(/fitted on 33883 flights of January 2001.*highest F1/)
    expect(version('v2').reason).toMatch(/of January to March 2001/)
  })
})
