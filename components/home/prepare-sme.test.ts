import { describe, expect, it } from 'vitest'
import { perThousandText } from './goal-words'
import { prepareManager } from './prepare-manager'
import { prepareSme } from './prepare-sme'
import type { Story } from './story'
import { TILES_MAX } from './story'
import { BLIND, DRIFTED, FINE, facts, goal, NOW, WORSE, waitingOf, words } from './testing'

const FALSE_ALARMS = {
  slug: 'wrong',
  name: 'Wrong announcements per 1,000 flights',
  unit: 'per 1,000 flights',
  direction: 'down',
  target: 200,
} as const
const USE_CASE = {
  slug: 'late-arrivals',
  name: 'Announce late arrivals',
  problem: 'Too late.',
  objective: 'Announce 55 %. The targets are examples.',
  riskTier: 'medium',
} as const

const allText = (story: Story) => JSON.stringify(story)

const NOTHING = { useCases: [], waiting: waitingOf(), now: NOW }

describe('does it meet the goal I set', () => {
  it.each([
    [[], 'No goal is set yet'],
    [[goal('no_data', null)], 'The goal has no figure yet'],
    [[goal('no_data', null), goal('no_data', null)], 'None of the 2 goals has a figure yet'],
    [[goal('met', 58.2)], 'Your goal is met'],
    [[goal('met', 58.2), goal('met', 57)], 'Both goals are met'],
    [
      [goal('met', 58.2), goal('missed', 221.8, FALSE_ALARMS)],
      '1 of 2 goals is missed: Wrong announcements per 1,000 flights, 222 instead of at most 200',
    ],
    [
      [goal('missed', 51.9)],
      '1 of 1 goals is missed: Late arrivals announced, 51.9\u00a0% instead of at least 55\u00a0%',
    ],
    [
      [goal('near_limit', 53.5), goal('met', 60)],
      '1 of 2 goals is near the limit: Late arrivals announced, 53.5\u00a0% where at least 55\u00a0% is wanted',
    ],
  ])('says it in one sentence', (goals, sentence) => {
    expect(prepareSme(facts([FINE], { goals }), [USE_CASE], words).sentence).toBe(sentence)
  })
  it.each([
    [goal('met', 58.2), 'That is 582 in every 1,000.'],
    [goal('missed', 51.9), 'That is 519 in every 1,000, 31 short of the goal of 550.'],
    [
      goal('missed', 12, { direction: 'down', target: 10 }),
      'That is 120 in every 1,000, 20 more than the goal of 100.',
    ],
    [goal('missed', 221.8, FALSE_ALARMS), '21.8 per 1,000 flights more than the goal allows.'],
    [goal('met', 123, FALSE_ALARMS), null],
    [goal('no_data', null), null],
  ])('counts out of 1,000', (one, expected) => {
    expect(perThousandText(one, words)).toBe(expected)
  })
  it('shows what the use case says about itself', () => {
    const story = prepareSme(facts([FINE]), [USE_CASE], words)
    expect(allText(story)).toContain('The targets are examples.')
  })
  it('speaks of no statistics and of at most seven things', () => {
    const goals = Array.from({ length: 7 }, (_, index) => goal('missed', 51.9, { slug: `g${index}` }))
    for (const story of [
      prepareSme(facts([WORSE, DRIFTED, BLIND], { goals }), [USE_CASE, USE_CASE], words),
      prepareManager(
        facts([WORSE, DRIFTED, BLIND], { goals }),
        { ...NOTHING, useCases: [USE_CASE, USE_CASE, USE_CASE, USE_CASE] },
        words,
      ),
    ]) {
      expect(story.tiles.length).toBeLessThanOrEqual(TILES_MAX)
      expect(allText(story)).not.toMatch(/p-value|significan|ROC|PSI|0\.706|reference/i)
    }
  })
})

describe('what a manager reads first', () => {
  it.each([
    [facts([]), 'No goal is set; no model is watched yet'],
    [
      facts([WORSE, FINE], { goals: [goal('missed', 51.9), goal('met', 60)] }),
      '1 of 2 goals is missed; 1 of 2 model versions decides less well than at first',
    ],
    [
      facts([DRIFTED, FINE], { goals: [goal('met', 60)] }),
      'The goal is met; 1 of 2 model versions sees unfamiliar data',
    ],
    [
      facts([FINE], { goals: [goal('near_limit', 53.5)] }),
      '1 of 1 goals is near the limit; nothing unusual in the one model version watched',
    ],
    [
      facts([FINE, BLIND], { goals: [goal('no_data', null)] }),
      'no goal has a figure yet; nothing unusual in the 2 model versions watched',
    ],
  ])('is one sentence', (home, sentence) => {
    expect(prepareManager(home, { ...NOTHING, useCases: [USE_CASE] }, words).sentence).toBe(sentence)
  })
  it('says who is most affected in plain words', () => {
    expect(prepareManager(facts([WORSE]), NOTHING, words).why).toBe(
      'Most affected: Late arrival v1 decides less well than at first.',
    )
  })
})
