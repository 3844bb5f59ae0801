import { describe, expect, it } from 'vitest'
import { loadListParams, pageLinks } from './list-params'

const open = (href: string | null) => {
  const state = loadListParams(new URL(href ?? '', 'http://x').searchParams)
  return { ...state, trail: [...state.trail] }
}

describe('pages of the list', () => {
  it('lead forward and back to where they came from, the filter kept', () => {
    const first = { text: 'a b', useCase: 'fraud', cursor: null, trail: [] }
    const second = open(pageLinks(first, 'c2').next)
    expect(second).toEqual({ text: 'a b', useCase: 'fraud', cursor: 'c2', trail: ['-'] })
    const third = open(pageLinks(second, 'c3').next)
    expect(third).toEqual({ ...second, cursor: 'c3', trail: ['-', 'c2'] })
    expect(pageLinks(third, null).next).toBeNull()
    const back = open(pageLinks(third, null).previous)
    expect(back).toEqual(second)
    expect(open(pageLinks(back, 'c3').previous)).toEqual(first)
    expect(pageLinks(first, 'c2').previous).toBeNull()
  })
})
