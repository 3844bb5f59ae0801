import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barsLayout } from './bars-layout'
import { prepareBars } from './prepare-bars'
import { perThousand, prepareConfusion } from './prepare-confusion'
import { prepareCoverage } from './prepare-coverage'
import type { BarsSpec } from './spec'
import { plain, testWords } from './test-words'

const words = testWords()

describe('distribution bars', () => {
  const spec: BarsSpec = {
    title: 'Distribution',
    kind: 'numeric',
    edges: { kind: 'number', digits: 2 },
    referenceName: 'training',
    windowName: 'window',
    bins: [
      { low: null, high: 0.05, reference: 0.21, window: 0.08 },
      { low: 0.05, high: 0.1, reference: 0.7, window: 0.8 },
      { low: 0.1, high: null, reference: 0.07, window: 0.1 },
      { special: 'missing', reference: 0.02, window: null },
    ],
  }
  const bars = prepareBars(spec, words)
  it('names its bins and reads them out', () => {
    expect(bars.bars.map((bar) => bar.label)).toEqual(['below 0.05', '0.05 to 0.10', '0.10 and above', 'missing'])
    expect(plain(bars.bars[3]?.text ?? '')).toBe('missing: training 2.0 % · window no figure')
    expect(bars.edges).toEqual(['', '0.05', '0.10', ''])
  })
  it('rests and speaks on the largest difference', () => {
    expect(bars.rest).toBe(0)
    expect(plain(bars.sentence)).toBe('Distribution. Largest difference in below 0.05: training 21.0 %, window 8.0 %.')
  })
  it('stays within 0 to 100 % and holds every bar', () => {
    expect(bars.top).toBeGreaterThanOrEqual(0.8)
    expect(bars.top).toBeLessThanOrEqual(1)
  })
  it('cuts long categories to their column', () => {
    const long = 'A very long name of an airline that nobody can read here'
    const rows = prepareBars(
      { ...spec, kind: 'categorical', bins: [{ label: long, reference: 0.5, window: 0.4 }] },
      words,
    )
    const layout = barsLayout(rows, 360, 120)
    expect(layout.horizontal).toBe(true)
    expect(layout.labels[0]?.text.endsWith('…')).toBe(true)
    expect(rows.table().rows[0]?.[0]?.text).toBe(long)
  })
})

describe('label coverage', () => {
  const day = (index: number) => new Date(Date.UTC(2001, 5, 8 + index)).toISOString()
  const coverage = prepareCoverage(
    {
      title: 'Labels known',
      zone: 'UTC',
      bucket: 'day',
      points: [0.988, 0.986, 0.4].map((share, index) => ({
        at: day(index),
        to: day(index + 1),
        share,
        mature: index < 2,
        n: 1100,
      })),
    },
    words,
  )
  it('rests on the last mature bucket and hatches from the first young one', () => {
    expect(coverage.rest).toBe(1)
    expect(coverage.immatureFrom).toBe(Date.parse(day(2)))
    expect(plain(coverage.bars[2]?.text ?? '')).toBe('10 Jun: 40.0 %, not mature')
  })
})

describe('confusion per 1,000', () => {
  it('adds up to 1,000 and stays within one of the exact figure', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1e6 }), { minLength: 1, maxLength: 25 }), (counts) => {
        const total = counts.reduce((a, b) => a + b, 0)
        const shares = perThousand(counts)
        expect(shares.reduce((a, b) => a + b, 0)).toBe(total === 0 ? 0 : 1000)
        for (const [index, share] of shares.entries()) {
          expect(Math.abs(share - (total === 0 ? 0 : ((counts[index] ?? 0) / total) * 1000))).toBeLessThan(1)
        }
      }),
    )
  })
  it('gives rows, columns and a sentence', () => {
    const figure = prepareConfusion(
      {
        title: 'Late arrivals',
        classes: ['late', 'on time'],
        counts: [
          [2074, 1922],
          [2340, 12_691],
        ],
      },
      words,
    )
    expect(figure.rows.map((row) => row.cells.map((cell) => cell.perThousand))).toEqual([
      ['109', '101'],
      ['123', '667'],
    ])
    expect(figure.rows.map((row) => row.total)).toEqual(['210', '790'])
    expect(figure.sentence).toBe('Late arrivals: of 1,000 cases 776 are right and 224 wrong.')
    expect(figure.n).toBe('19,027')
  })
})
