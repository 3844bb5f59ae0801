import { describe, expect, it } from 'vitest'
import { PARTS } from './merge-draft'
import { partText } from './part-text'
import { firstDraft } from './plan-draft'
import { words } from './testing'

const draft = {
  ...firstDraft({ versions: ['v2', 'v1'], environment: 'production', metric: 'recall' }),
  entityKey: 'customer',
  guardrails: [{ metric: 'latency', direction: 'down' as const, margin: '20' }],
}

describe('a part of a plan in words', () => {
  it.each([
    ['arms', 'v1 (50 %) against v2 (50 %)'],
    ['primary', 'Recall, More is better, from 1 points'],
    ['guardrails', 'Answer time: not above +20'],
    ['alpha', '5 %'],
    ['minimumDays', '7 days'],
    ['maturityHours', 'by the model’s label policy'],
    ['segments', 'none'],
  ] as const)('%s', (part, text) => {
    expect(partText(part, draft, words)).toBe(text)
  })
  it('keeps what was typed, also where it is no figure', () => {
    const odd = { ...draft, mde: 'much', alpha: '' }
    for (const part of PARTS) expect(partText(part, odd, words)).not.toMatch(/NaN|undefined/)
    expect(partText('primary', odd, words)).toContain('much')
  })
})
