import { describe, expect, it } from 'vitest'
import { prepareManager } from './prepare-manager'
import { prepareRiskOfficer } from './prepare-risk-officer'
import { TILES_MAX } from './story'
import { auditWords, FINE, facts, NOW, WAITS, waitingOf, words } from './testing'
import { waitsTile } from './waits-tile'

const none = { items: [], next: null }
const review = {
  ...WAITS,
  id: 'pro_2',
  wants: 'review' as const,
  review: { dueAt: '2001-06-30T00:00:00Z', overdue: true, by: null, verdict: null, reason: null, at: null },
}

describe('what waits for the reader', () => {
  it('names what is asked, what it is worth, and leads there in one click', () => {
    const tile = waitsTile(waitingOf(WAITS), NOW, words)
    expect(tile.heading).toBe('Put Late arrival v2 into production')
    expect(tile.lead).toBe('Better than what serves by +6.2\u00a0pt, on 6,120 cases whose outcome is known.')
    expect(tile.mark).toEqual({ tone: 'info', shape: 'clock', word: '3 days left' })
    expect(tile.actions).toEqual([{ label: 'Review', href: '/promotions/pro_1', primary: true }])
    expect(tile.rows?.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Gates passed: 5 of 6',
      'Risk: Medium',
      'Asked by: Tomas',
    ])
  })
  it.each([
    [{ value: -0.06, low: -0.08, high: -0.04 }, 'Worse than what serves: −6.0\u00a0pt'],
    [{ value: 0.01, low: -0.02, high: 0.04 }, 'About as good as what serves (+1.0\u00a0pt)'],
    [{ value: 0.01, low: null, high: null }, 'About as good as what serves (+1.0\u00a0pt)'],
  ])('tells better from worse and from neither', (difference, start) => {
    if (!WAITS.comparison.measured) throw new Error('measured')
    const one = { ...WAITS, comparison: { ...WAITS.comparison, difference } }
    expect(waitsTile(waitingOf(one), NOW, words).lead).toContain(start)
  })
  it('says when a review is overdue, and when nothing waits', () => {
    const tile = waitsTile(waitingOf(review), NOW, words)
    expect(tile.mark).toEqual({ tone: 'bad', shape: 'clock', word: 'Overdue' })
    expect(waitsTile(waitingOf(), NOW, words).lead).toBe('Nothing waits for your decision.')
  })
  it('stands first on the homes of managers and risk officers', () => {
    const waiting = waitingOf(WAITS, review)
    const useCase = { slug: 'a', name: 'A', problem: 'P', objective: null, riskTier: 'medium' as const }
    const manager = prepareManager(
      facts([FINE]),
      { useCases: [useCase, useCase, useCase, useCase], waiting, now: NOW },
      words,
    )
    const risk = prepareRiskOfficer(facts([FINE]), { lately: none, denied: none, waiting, now: NOW }, auditWords)
    for (const story of [manager, risk]) {
      expect(story.sentence).toMatch(/^2 decisions wait for you\. /)
      expect(story.tiles[0]?.id).toBe('waits')
      expect(story.tiles.length).toBeLessThanOrEqual(TILES_MAX)
    }
  })
})
