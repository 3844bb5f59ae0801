import { describe, expect, it } from 'vitest'
import { adjustFindings } from './adjust'
import { buildBaseline } from './baseline'
import { composeFinding } from './compose-finding'
import { defaultMethods, parseMethods } from './methods'
import { noReading, pReading } from './reading'

describe('parseMethods', () => {
  it.each([
    ['evidently', 'ks, wasserstein,,ks', ['ks', 'wasserstein']],
    [
      'evidently',
      'kolmogorov_smirnov,jensen_shannon,chi_square,z_two_proportions',
      ['ks', 'jensenshannon', 'chisquare', 'z'],
    ],
    ['nannyml', 'kolmogorov_smirnov,chi_square,l_infinity', ['kolmogorov_smirnov', 'chi2', 'l_infinity']],
    ['nannyml', 'missing_rate', ['missing_rate']],
    ['calibrated', 'psi', ['psi']],
    ['evidently', ' , ', []],
  ] as const)('%s: %s', (preset, text, methods) => {
    expect(parseMethods(preset, text)).toEqual({ ok: true, methods })
  })
  it.each([
    ['nannyml', 'ks'],
    ['evidently', 'ks,nonsense'],
    ['evidently', 'constructor'],
    ['evidently', '__proto__'],
  ] as const)('%s refuses %s and names what it knows', (preset, text) => {
    const parsed = parseMethods(preset, text)
    expect(parsed).toMatchObject({
      ok: false,
      unknown: text.split(',').at(-1),
      allowed: expect.arrayContaining(['wasserstein']),
    })
    expect(parsed.ok ? '' : parsed.detail).toContain('wasserstein')
  })
})

describe('defaultMethods', () => {
  const numbers = (n: number, distinct: number) =>
    buildBaseline({
      name: 'x',
      sample: {
        kind: 'numeric',
        values: Float64Array.from({ length: n }, (_, i) => i % distinct),
        missing: 0,
        invalid: 0,
      },
    })
  it.each([
    [1000, 50, 'ks'],
    [1001, 50, 'wasserstein'],
    [1000, 5, 'chisquare'],
    [1000, 2, 'z'],
    [1001, 5, 'jensenshannon'],
  ])('evidently: %i rows, %i values: %s', (n, distinct, method) => {
    expect(defaultMethods('evidently', numbers(n, distinct))).toEqual([method])
  })
  it('nannyml and calibrated: Jensen-Shannon', () => {
    expect(defaultMethods('nannyml', numbers(10, 3))).toEqual(['jensen_shannon'])
    expect(defaultMethods('calibrated', numbers(10, 3))).toEqual(['jensen_shannon'])
  })
})

describe('adjustFindings', () => {
  const n = { reference: 500, window: 500 }
  const found = (feature: string, method: string, p: number | null, rows = n) =>
    composeFinding({
      feature,
      method,
      n: rows,
      reading: p === null ? noReading('numeric_only') : pReading(Math.log(p), 0.05),
    })
  it('adjusts over the features of each method, without those that cannot be decided', () => {
    const findings = [
      found('a', 'ks', 0.01),
      found('a', 'chisquare', 0.04),
      found('b', 'ks', 0.04),
      found('c', 'ks', null),
      found('d', 'ks', 1e-9, { reference: 500, window: 5 }),
      found('e', 'ks', 0.9),
    ]
    const adjusted = adjustFindings(findings)
    expect(adjusted.map(({ adjustedPValue: p }) => (p === null ? null : Number(p.toFixed(6))))).toEqual([
      0.03,
      0.04,
      0.06,
      null,
      null,
      0.9,
    ])
    expect(findings[0]?.adjustedPValue).toBeNull()
  })
})
